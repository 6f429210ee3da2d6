import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TagResourceCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { N, S, key, openEngine } from './dynamodb-fixture.ts'

const { close, client, local } = await openEngine()
afterAll(close)

describe('tables', () => {
  const plain = (name: string): CreateTableCommandInput => ({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  })

  test('a table is made once, listed, described, tagged and deleted with all that it holds', async () => {
    await client.send(new CreateTableCommand(plain('short-lived')))
    await expect(client.send(new CreateTableCommand(plain('short-lived')))).rejects.toMatchObject({
      name: 'ResourceInUseException',
    })
    await client.send(new PutItemCommand({ TableName: 'short-lived', Item: key('a') }))
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'short-lived' }))
    expect(Table?.TableStatus).toBe('ACTIVE')
    await client.send(new TagResourceCommand({ ResourceArn: Table?.TableArn, Tags: [{ Key: 'zone', Value: 'tips' }] }))
    expect((await client.send(new ListTablesCommand({}))).TableNames).toContain('short-lived')
    await client.send(new DeleteTableCommand({ TableName: 'short-lived' }))
    const absent = client.send(new GetItemCommand({ TableName: 'short-lived', Key: key('a') }))
    await expect(absent).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await local.ensureTable(plain('short-lived'))
    expect((await client.send(new ScanCommand({ TableName: 'short-lived' }))).Count).toBe(0)
  })

  test('an index that came later is filled, and other keys ask for a reset', async () => {
    const name = 'growing'
    const byVillage = {
      IndexName: 'byVillage',
      KeySchema: [{ AttributeName: 'village', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    }
    const village = { AttributeName: 'village', AttributeType: 'S' as const }
    await local.ensureTable(plain(name))
    await client.send(new PutItemCommand({ TableName: name, Item: { ...key('a'), village: S('v') } }))
    const grown = {
      ...plain(name),
      AttributeDefinitions: [...(plain(name).AttributeDefinitions ?? []), village],
      GlobalSecondaryIndexes: [byVillage],
    }
    await local.ensureTable(grown)
    await local.ensureTable(grown)
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: [{ AttributeName: 'day', AttributeType: 'S' }],
        GlobalSecondaryIndexUpdates: [
          {
            Create: {
              IndexName: 'byDay',
              KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
            },
          },
        ],
      }),
    )
    const found = await client.send(
      new QueryCommand({
        TableName: name,
        IndexName: 'byVillage',
        KeyConditionExpression: 'village = :v',
        ExpressionAttributeValues: { ':v': S('v') },
      }),
    )
    expect(found.Count).toBe(1)
    const other = { ...plain(name), KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }] }
    await expect(local.ensureTable(other)).rejects.toThrow('reset')
  })

  test('expired items go, others stay; an item that was there before expiry was switched on goes too', async () => {
    const name = 'expiring'
    const past = Math.floor(Date.now() / 1000) - 60
    await local.ensureTable(plain(name))
    const write = (pk: string, expires?: number) =>
      client.send(
        new PutItemCommand({ TableName: name, Item: { ...key(pk), ...(expires && { expires: N(expires) }) } }),
      )
    await write('early', past)
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      }),
    )
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }))
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'expires', TimeToLiveStatus: 'ENABLED' })
    await write('past', past)
    await write('later', past + 3600)
    await write('never')
    await vi.waitFor(async () => {
      const { Items } = await client.send(new ScanCommand({ TableName: name }))
      expect(Items?.map((item) => item.pk?.S).sort()).toEqual(['later', 'never'])
    }, 5000)
  })
})
