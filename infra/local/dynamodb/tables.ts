import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import type { Operation, Table } from 'dynalite/db/index.js'
import { isObject } from '../aws-json.ts'
import { tableInUse, validationError } from './catalog.ts'
import { everything, indexPrefix, itemPrefix, tagPrefix } from './keys.ts'
import type { Engine } from './engine.ts'
import { expiryOperations, expiryPrefix } from './expiry.ts'
import { active, addIndexes } from './indexes.ts'
import { perform, prepare } from './operations.ts'
import { streamFields, streamPrefix } from './streams.ts'

type Input = Record<string, unknown>
export type TableDefinition = CreateTableCommandInput & {
  /** Number attribute, epoch seconds, after which an item is removed. */
  ttlAttribute?: string
}

/** CreateTable; the table can be used at once. */
export function createTable(engine: Engine, input: Input) {
  return engine.inTurn(async () => {
    const draft = engine.draft()
    const request = prepare('CreateTable', draft, input)
    if (engine.catalog.find(request.TableName)) throw tableInUse(request.TableName)
    const { TableDescription: described } = await perform('CreateTable', draft, request)
    if (!described) throw new Error('CreateTable gave no description.')
    const table = active({ ...described, ...streamFields(described, streamSpecification(input)) })
    await engine.level.batch([engine.catalog.put(table)])
    return { TableDescription: table }
  })
}

/** DeleteTable: the table, its items, indexes, tags, and what its stream still owed. */
export function deleteTable(engine: Engine, input: Input) {
  return engine.inTurn(async () => {
    const table = engine.catalog.table(nameIn(input), false)
    const name = table.TableName
    const prefixes = [
      itemPrefix(name),
      tagPrefix(name),
      indexPrefix('local', name),
      indexPrefix('global', name),
      streamPrefix(name),
      expiryPrefix(name),
    ]
    const operations: Operation[] = []
    for (const prefix of prefixes) {
      for await (const [key] of engine.level.iterator(everything(prefix))) operations.push({ type: 'del', key })
    }
    await engine.level.batch([...operations, ...engine.catalog.remove(name)])
    return { TableDescription: { ...table, TableStatus: 'DELETING' } }
  })
}

/** UpdateTable: adds indexes and switches the stream; capacity has no meaning here, and no index is removed or changed. */
export function updateTable(engine: Engine, input: Input) {
  return engine.inTurn(async () => {
    let table = engine.catalog.table(nameIn(input), false)
    const updates = Array.isArray(input.GlobalSecondaryIndexUpdates) ? input.GlobalSecondaryIndexUpdates : []
    const wanted = updates.map((update: unknown) => {
      if (isObject(update) && isObject(update.Create)) return update.Create
      throw validationError('An index can only be created here: reset the data to be rid of one.')
    })
    if (wanted.length > 0) table = await addIndexes(engine, table, wanted, input.AttributeDefinitions)
    const specification = streamSpecification(input)
    if (specification) table = await switchStream(engine, table, specification)
    return { TableDescription: table }
  })
}

/** UpdateTimeToLive, in its own shape of request and answer. */
export function updateTimeToLive(engine: Engine, input: Input) {
  return engine.inTurn(async () => {
    const table = engine.catalog.table(nameIn(input), false)
    const specification = input.TimeToLiveSpecification
    if (
      !isObject(specification) ||
      typeof specification.AttributeName !== 'string' ||
      typeof specification.Enabled !== 'boolean'
    ) {
      throw validationError('TimeToLiveSpecification must have AttributeName and Enabled.')
    }
    await setExpiry(engine, table, specification.Enabled ? specification.AttributeName : undefined)
    return { TimeToLiveSpecification: specification }
  })
}

export function describeTimeToLive(engine: Engine, input: Input) {
  const attribute = engine.catalog.expiryAttribute(engine.catalog.table(nameIn(input), false).TableName)
  return {
    TimeToLiveDescription:
      attribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
  }
}

/**
 * Makes the table as defined, or adds to the existing one what it lacks: indexes, stream, expiry.
 * @throws Error that asks for a reset when the keys of the table or of an index are others than those on disk.
 */
export async function ensureTable(engine: Engine, { ttlAttribute, ...definition }: TableDefinition): Promise<void> {
  const name = definition.TableName ?? ''
  const input: Input = { ...definition }
  if (!engine.catalog.find(name)) await createTable(engine, input)
  await engine.inTurn(async () => {
    let table = engine.catalog.table(name, false)
    const missing = missingIndexes(table, definition)
    if (missing.length > 0) table = await addIndexes(engine, table, missing, definition.AttributeDefinitions)
    const specification = streamSpecification(input)
    if (specification && !table.StreamSpecification?.StreamEnabled) await switchStream(engine, table, specification)
    if (engine.catalog.expiryAttribute(name) !== ttlAttribute) await setExpiry(engine, table, ttlAttribute)
  })
}

function missingIndexes(table: Table, definition: CreateTableCommandInput) {
  refuseOtherKeys(`table ${table.TableName}`, definition.KeySchema, table.KeySchema)
  return (definition.GlobalSecondaryIndexes ?? []).filter(({ IndexName, KeySchema }) => {
    const stored = table.GlobalSecondaryIndexes?.find((index) => index.IndexName === IndexName)
    if (stored) refuseOtherKeys(`index ${IndexName} of table ${table.TableName}`, KeySchema, stored.KeySchema)
    return !stored
  })
}

type Keys = readonly { AttributeName: string | undefined; KeyType: string | undefined }[]

function refuseOtherKeys(what: string, wanted: Keys = [], stored: Keys): void {
  const words = (keys: Keys) => keys.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(', ')
  if (words(wanted) !== words(stored)) {
    throw new Error(
      `The stored ${what} has the keys [${words(stored)}], its definition [${words(wanted)}]: reset the data.`,
    )
  }
}

async function switchStream(engine: Engine, table: Table, specification: Table['StreamSpecification']): Promise<Table> {
  const { StreamSpecification, LatestStreamArn, LatestStreamLabel, ...rest } = table
  const switched = { ...rest, ...streamFields(table, specification) }
  await engine.level.batch([engine.catalog.put(switched)])
  return switched
}

/** Starts, changes or (undefined) ends expiry, and lists anew what expires when. */
async function setExpiry(engine: Engine, table: Table, attribute: string | undefined): Promise<void> {
  const operations: Operation[] = []
  for await (const [key] of engine.level.iterator(everything(expiryPrefix(table.TableName)))) {
    operations.push({ type: 'del', key })
  }
  if (attribute !== undefined) {
    for await (const [key, after] of engine.items(table.TableName)) {
      operations.push(...expiryOperations({ table, key, before: undefined, after }, attribute))
    }
  }
  await engine.level.batch([...operations, engine.catalog.putExpiryAttribute(table.TableName, attribute)])
}

function nameIn({ TableName }: Input): string {
  if (typeof TableName !== 'string') throw validationError("The parameter 'TableName' is required.")
  return TableName
}

function streamSpecification({ StreamSpecification: given }: Input): Table['StreamSpecification'] {
  if (!isObject(given)) return undefined
  const { StreamEnabled = true, StreamViewType } = given
  return {
    StreamEnabled: StreamEnabled === true,
    StreamViewType: typeof StreamViewType === 'string' ? StreamViewType : 'NEW_AND_OLD_IMAGES',
  }
}
