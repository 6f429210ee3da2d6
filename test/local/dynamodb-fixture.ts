import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { startDynamodb } from '#infra/local/dynamodb/index.ts'

export const TableName = 'casework'
export const S = (value: string | number): AttributeValue => ({ S: String(value) })
export const N = (value: number): AttributeValue => ({ N: String(value) })
export const key = (pk: string, sk: string | number = '1') => ({ pk: S(pk), sk: S(sk) })

const definition: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'desk', 'due', 'resident', 'stage'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'byStage',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'stage', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byDesk',
      KeySchema: [
        { AttributeName: 'desk', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'byResident',
      KeySchema: [{ AttributeName: 'resident', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
}

/** An engine with data of its own, an empty table and a client; expired items go within a moment. */
export async function openEngine() {
  const directory = await mkdtemp(join(tmpdir(), 'dynamodb-'))
  const local = await startDynamodb({ directory, port: 0, sweepEvery: 50 })
  await local.ensureTable(definition)
  const client = new DynamoDBClient({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  })
  return {
    local,
    client,
    put: (item: Record<string, AttributeValue>) => client.send(new PutItemCommand({ TableName, Item: item })),
    get: async (pk: string, sk: string | number = '1') =>
      (await client.send(new GetItemCommand({ TableName, Key: key(pk, sk) }))).Item,
    close: async () => {
      client.destroy()
      await local.close()
      await rm(directory, { recursive: true })
    },
  }
}
