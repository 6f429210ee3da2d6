import type { Level, Operation, Stored, Table } from 'dynalite/db/index.js'
import { AwsError } from '../aws-json.ts'
import { everything } from './keys.ts'

const exception = (name: string) => `com.amazonaws.dynamodb.v20120810#${name}`
export const validationError = (message: string) =>
  new AwsError('com.amazon.coral.validate#ValidationException', message)
export const tableInUse = (name: string) =>
  new AwsError(exception('ResourceInUseException'), `Table already exists: ${name}`)
export const refusal = (name: string, message: string, extra: object = {}) =>
  new AwsError(exception(name), message, extra)

const tablePrefix = 'table~'
const expiryPrefix = 'expiry-attribute~'

/** What tables exist and how each is kept: all of it in memory, and on disk through the operations returned here. */
export class Catalog {
  readonly region = process.env.AWS_REGION ?? 'us-east-1'
  readonly #tables = new Map<string, Table>()
  readonly #expiryAttributes = new Map<string, string>()

  static async read(level: Level): Promise<Catalog> {
    const catalog = new Catalog()
    for await (const [key, value] of level.iterator(everything(tablePrefix))) {
      if (isTable(value)) catalog.#tables.set(key.slice(tablePrefix.length), value)
    }
    for await (const [key, value] of level.iterator(everything(expiryPrefix))) {
      if (typeof value === 'string') catalog.#expiryAttributes.set(key.slice(expiryPrefix.length), value)
    }
    return catalog
  }

  /** @throws ResourceNotFoundException; `brief` as DynamoDB words it for requests about items. */
  table(name: string, brief = true): Table {
    const table = this.#tables.get(name)
    if (table) return table
    const detail = brief ? '' : `: Table: ${name} not found`
    throw refusal('ResourceNotFoundException', `Requested resource not found${detail}`)
  }

  find(name: string): Table | undefined {
    return this.#tables.get(name)
  }

  /** Tables whose items expire, with the attribute that says when, in epoch seconds. */
  expiring(): [table: string, attribute: string][] {
    return [...this.#expiryAttributes]
  }

  expiryAttribute(table: string): string | undefined {
    return this.#expiryAttributes.get(table)
  }

  put(table: Table): Operation {
    this.#tables.set(table.TableName, table)
    return { type: 'put', key: tablePrefix + table.TableName, value: table }
  }

  putExpiryAttribute(table: string, attribute: string | undefined): Operation {
    const key = expiryPrefix + table
    if (attribute === undefined) {
      this.#expiryAttributes.delete(table)
      return { type: 'del', key }
    }
    this.#expiryAttributes.set(table, attribute)
    return { type: 'put', key, value: attribute }
  }

  remove(table: string): Operation[] {
    this.#tables.delete(table)
    return [{ type: 'del', key: tablePrefix + table }, this.putExpiryAttribute(table, undefined)]
  }
}

function isTable(value: Stored): value is Table {
  return typeof value === 'object' && 'KeySchema' in value && 'AttributeDefinitions' in value
}
