import dynalite from 'dynalite/db/index.js'
import type { Index, Operation, Request, Table } from 'dynalite/db/index.js'
import { isObject } from '../aws-json.ts'
import { indexPrefix } from './keys.ts'
import type { Engine } from './engine.ts'
import { prepare } from './operations.ts'

/** The table as DynamoDB shows it once it and its indexes have been made. */
export function active(table: Table): Table {
  return {
    ...table,
    TableStatus: 'ACTIVE',
    ...(table.GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map((index) => ({
        ...index,
        IndexStatus: 'ACTIVE',
        IndexArn: `${table.TableArn}/index/${index.IndexName}`,
      })),
    }),
  }
}

/** Adds global indexes and fills them from the items, in one batch. Call it in turn only. */
export async function addIndexes(engine: Engine, table: Table, wanted: object[], definitions: unknown): Promise<Table> {
  const request: Request & Partial<Table> = prepare('CreateTable', engine.draft(), {
    TableName: table.TableName,
    KeySchema: table.KeySchema,
    AttributeDefinitions: merged(table, definitions),
    BillingMode: 'PAY_PER_REQUEST',
    LocalSecondaryIndexes: table.LocalSecondaryIndexes,
    GlobalSecondaryIndexes: [...(table.GlobalSecondaryIndexes ?? []), ...wanted].map(withoutState),
  })
  const indexes = request.GlobalSecondaryIndexes ?? []
  const known = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName))
  const extended = active({
    ...table,
    AttributeDefinitions: request.AttributeDefinitions ?? table.AttributeDefinitions,
    GlobalSecondaryIndexes: indexes,
  })
  const added = indexes.filter(({ IndexName }) => !known.has(IndexName))
  await engine.level.batch([...(await entries(engine, extended, added)), engine.catalog.put(extended)])
  return extended
}

async function entries(engine: Engine, table: Table, added: Index[]): Promise<Operation[]> {
  const operations: Operation[] = []
  for await (const [, item] of engine.items(table.TableName)) {
    for (const { index, key, item: value } of dynalite.getIndexActions(added, undefined, item, table).puts) {
      operations.push({ type: 'put', key: indexPrefix('global', table.TableName, index) + key, value })
    }
  }
  return operations
}

/** The attributes of the table together with those a request defines. */
function merged(table: Table, definitions: unknown): unknown[] {
  const names = new Set(table.AttributeDefinitions.map(({ AttributeName }) => AttributeName))
  const given: unknown[] = Array.isArray(definitions) ? definitions : []
  return [
    ...table.AttributeDefinitions,
    ...given.filter((definition) => !isObject(definition) || !names.has(String(definition.AttributeName))),
  ]
}

/** An index as a request defines it: capacity of zero, which an on-demand table shows, may not be asked for. */
function withoutState(index: object): object {
  const { IndexName, KeySchema, Projection }: Partial<Index> = index
  return { IndexName, KeySchema, Projection }
}
