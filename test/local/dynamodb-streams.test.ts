import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDynamodb } from '#infra/local/dynamodb/index.ts'
import type { LocalDynamodb, TableDefinition } from '#infra/local/dynamodb/index.ts'

const TableName = 'casework'
const definition: TableDefinition = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  ttlAttribute: 'expires',
}

let directory: string
let local: LocalDynamodb
let client: DynamoDBClient

async function start() {
  local = await startDynamodb({ directory, port: 0, sweepEvery: 50 })
  await local.ensureTable(definition)
  client = new DynamoDBClient({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  })
}

async function stop() {
  client.destroy()
  await local.close()
}

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  directory = await mkdtemp(join(tmpdir(), 'dynamodb-streams-'))
  await start()
})

afterEach(async () => {
  await stop()
  await rm(directory, { recursive: true })
  vi.restoreAllMocks()
})

const put = (pk: string, n = 0) =>
  client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, n: { N: String(n) } } }))
const sequences = (records: DynamoDBRecord[]) => records.map((record) => record.dynamodb?.SequenceNumber ?? '')
const numbers = (records: DynamoDBRecord[]) => records.map((record) => Number(record.dynamodb?.NewImage?.n?.N))

test('each kind of change is told with its images, a write that changes nothing is not', async () => {
  const Key = { pk: { S: 'a' } }
  await put('a', 1)
  await put('a', 1)
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: 'SET n = :n',
      ExpressionAttributeValues: { ':n': { N: '2' } },
    }),
  )
  await client.send(new DeleteItemCommand({ TableName, Key }))
  await client.send(new DeleteItemCommand({ TableName, Key }))
  const heard: DynamoDBRecord[] = []
  local.subscribe(TableName, async (records) => void heard.push(...records))
  await vi.waitFor(() => expect(heard).toHaveLength(3))
  const [one, two] = [1, 2].map((n) => ({ pk: { S: 'a' }, n: { N: String(n) } }))
  expect(heard).toMatchObject([
    { eventName: 'INSERT', eventSource: 'aws:dynamodb', dynamodb: { Keys: Key, NewImage: one } },
    { eventName: 'MODIFY', dynamodb: { Keys: Key, OldImage: one, NewImage: two } },
    { eventName: 'REMOVE', dynamodb: { Keys: Key, OldImage: two } },
  ])
  expect(heard[0]?.dynamodb).not.toHaveProperty('OldImage')
  expect(heard[2]?.dynamodb).not.toHaveProperty('NewImage')
  expect(sequences(heard)).toEqual(sequences(heard).toSorted())
})

test('an item that expires is told as removed by the service', async () => {
  const heard: DynamoDBRecord[] = []
  local.subscribe(TableName, async (records) => void heard.push(...records))
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'old' }, expires: { N: '1000000000' } } }))
  await vi.waitFor(() => expect(heard).toHaveLength(2), 3000)
  expect(heard[1]).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    dynamodb: { OldImage: { pk: { S: 'old' } } },
  })
})

test('a transaction is told item by item, a cancelled one not at all', async () => {
  const heard: DynamoDBRecord[] = []
  local.subscribe(TableName, async (records) => void heard.push(...records))
  const items = (condition?: string) =>
    ['x', 'y', 'z'].map((pk) => ({ Put: { TableName, Item: { pk: { S: pk } }, ConditionExpression: condition } }))
  await expect(
    client.send(new TransactWriteItemsCommand({ TransactItems: items('attribute_exists(pk)') })),
  ).rejects.toThrow('cancelled')
  await client.send(new TransactWriteItemsCommand({ TransactItems: items() }))
  await vi.waitFor(() => expect(heard).toHaveLength(3))
  expect(heard.map((record) => record.dynamodb?.Keys?.pk?.S)).toEqual(['x', 'y', 'z'])
})

test('a subscriber that fails gets the same records again and nothing overtakes them', async () => {
  const heard: DynamoDBRecord[] = []
  let failures = 3
  local.subscribe(TableName, async (records) => {
    if (failures-- > 0) throw new Error('not now')
    heard.push(...records)
  })
  for (let n = 1; n <= 5; n++) await put('a', n)
  await vi.waitFor(() => expect(heard).toHaveLength(5), 3000)
  expect(numbers(heard)).toEqual([1, 2, 3, 4, 5])
})

test('what was not accepted before a restart is delivered after it, and what was accepted is not', async () => {
  const before: DynamoDBRecord[] = []
  local.subscribe(TableName, async (records) => {
    if (before.length > 0) throw new Error('down')
    before.push(...records)
  })
  await put('a', 1)
  await vi.waitFor(() => expect(before).toHaveLength(1))
  await put('a', 2)
  await put('a', 3)
  await stop()
  await start()
  const after: DynamoDBRecord[] = []
  local.subscribe(TableName, async (records) => void after.push(...records))
  await put('a', 4)
  await vi.waitFor(() => expect(after).toHaveLength(3))
  expect(numbers(after)).toEqual([2, 3, 4])
})

test('two subscribers each get every change, and neither waits for the other', async () => {
  const quick: DynamoDBRecord[] = []
  const slow: DynamoDBRecord[] = []
  let attempts = 0
  local.subscribe(TableName, async (records) => void quick.push(...records), 'quick')
  local.subscribe(
    TableName,
    async (records) => {
      attempts += 1
      if (attempts < 3) throw new Error('not yet')
      slow.push(...records)
    },
    'slow',
  )
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'first' } } }))
  await vi.waitFor(() => expect(quick).toHaveLength(1))
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'second' } } }))
  await vi.waitFor(() => expect(quick).toHaveLength(2))
  await vi.waitFor(() => expect(sequences(slow)).toEqual(sequences(quick)), 5000)
})

test('a table without a stream has nothing to subscribe to', async () => {
  await local.ensureTable({ ...definition, TableName: 'tips', StreamSpecification: undefined })
  expect(() => local.subscribe('tips', async () => {})).toThrow('StreamSpecification')
})

test('two engines cannot open the same data', async () => {
  await expect(startDynamodb({ directory, port: 0 })).rejects.toThrow('in use')
})
