import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BatchGetItemCommand, BatchWriteItemCommand, CreateTableCommand, DeleteTableCommand, DescribeTableCommand,
  DescribeTimeToLiveCommand, DynamoDBClient, ExecuteStatementCommand, GetItemCommand, ListTablesCommand, PutItemCommand,
  QueryCommand, ScanCommand, TagResourceCommand, TransactGetItemsCommand, TransactWriteItemsCommand, UpdateItemCommand,
  UpdateTableCommand, UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { AttributeValue, CreateTableCommandInput, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startDynamodb } from '#infra/local/dynamodb/index.ts'
import type { LocalDynamodb } from '#infra/local/dynamodb/index.ts'

const TableName = 'casework'
const S = (value: string | number): AttributeValue => ({ S: String(value) })
const N = (value: number): AttributeValue => ({ N: String(value) })
const key = (pk: string, sk: string | number = '1') => ({ pk: S(pk), sk: S(sk) })

const definition: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'desk', 'due', 'resident', 'stage'].map((AttributeName) => ({
    AttributeName, AttributeType: 'S',
  })),
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
  LocalSecondaryIndexes: [
    {
      IndexName: 'byStage',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'stage', KeyType: 'RANGE' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byDesk',
      KeySchema: [{ AttributeName: 'desk', KeyType: 'HASH' }, { AttributeName: 'due', KeyType: 'RANGE' }],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'byResident',
      KeySchema: [{ AttributeName: 'resident', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
}

let directory: string
let local: LocalDynamodb
let client: DynamoDBClient

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dynamodb-'))
  local = await startDynamodb({ directory, port: 0, sweepEvery: 50 })
  await local.ensureTable(definition)
  client = new DynamoDBClient({
    endpoint: local.url, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' }, maxAttempts: 1,
  })
})

afterAll(async () => {
  client.destroy()
  await local.close()
  await rm(directory, { recursive: true })
})

const put = (item: Record<string, AttributeValue>) => client.send(new PutItemCommand({ TableName, Item: item }))
const get = async (pk: string, sk: string | number = '1') =>
  (await client.send(new GetItemCommand({ TableName, Key: key(pk, sk) }))).Item
const transact = (...TransactItems: TransactWriteItem[]) => client.send(new TransactWriteItemsCommand({ TransactItems }))
const add = (pk: string, n = 1): TransactWriteItem => ({
  Update: {
    TableName, Key: key(pk), UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(n) },
  },
})

describe('one item', () => {
  test('a condition refuses a second first write and shows the item that is there', async () => {
    await put({ ...key('condition'), n: N(1) })
    const again = client.send(
      new PutItemCommand({
        TableName, Item: key('condition'), ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { n: N(1) } })
  })

  test('an update sets, adds, appends, removes and answers the new item', async () => {
    await put({ ...key('update'), gone: S('x') })
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName, Key: key('update'), ReturnValues: 'ALL_NEW',
        UpdateExpression:
          'SET #v = if_not_exists(#v, :zero) + :one, l = list_append(if_not_exists(l, :empty), :l), m = :m ' +
          'ADD n :one, ss :ss REMOVE gone',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: {
          ':zero': N(0), ':one': N(1), ':empty': { L: [] }, ':l': { L: [S('x')] }, ':m': { M: { k: S('v') } },
          ':ss': { SS: ['q'] },
        },
      }),
    )
    expect(Attributes).toEqual({
      ...key('update'), version: N(1), l: { L: [S('x')] }, m: { M: { k: S('v') } }, n: N(1), ss: { SS: ['q'] },
    })
  })

  test('nested updates stand under conditions of every kind', async () => {
    await put({ ...key('nested'), m: { M: { k: S('v') } }, l: { L: [S('x')] }, ss: { SS: ['q'] }, n: N(2) })
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName, Key: key('nested'), ReturnValues: 'UPDATED_NEW',
        UpdateExpression: 'SET m.#k = :v, l[0] = :v DELETE ss :ss',
        ConditionExpression:
          'size(l) >= :one AND contains(ss, :q) AND begins_with(sk, :p) AND attribute_type(m, :M) ' +
          'AND n BETWEEN :one AND :ten AND n IN (:two)',
        ExpressionAttributeNames: { '#k': 'k' },
        ExpressionAttributeValues: {
          ':v': S('w'), ':ss': { SS: ['q'] }, ':one': N(1), ':two': N(2), ':ten': N(10), ':q': S('q'), ':p': S('1'),
          ':M': S('M'),
        },
      }),
    )
    expect(Attributes).toMatchObject({ m: { M: { k: S('w') } }, l: { L: [S('w')] } })
  })

  test('empty keys, oversized items and reserved words are refused; empty values and bytes are kept', async () => {
    await expect(put(key(''))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(put({ ...key('big'), d: S('x'.repeat(410 * 1024)) })).rejects.toMatchObject({ name: 'ValidationException' })
    const reserved = new UpdateItemCommand({
      TableName, Key: key('a'), UpdateExpression: 'SET status = :x', ExpressionAttributeValues: { ':x': S('1') },
    })
    await expect(client.send(reserved)).rejects.toMatchObject({ name: 'ValidationException' })
    await put({ ...key('empty'), d: S(''), b: { B: new Uint8Array([0, 255]) } })
    expect(await get('empty')).toMatchObject({ d: S(''), b: { B: new Uint8Array([0, 255]) } })
  })

  test('fifty additions at once are all counted', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        client.send(
          new UpdateItemCommand({
            TableName, Key: key('counter'), UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(1) },
          }),
        ),
      ),
    )
    expect(await get('counter')).toMatchObject({ n: N(50) })
  })

  test('consumed capacity is told when asked for', async () => {
    const { ConsumedCapacity } = await client.send(
      new GetItemCommand({ TableName, Key: key('counter'), ReturnConsumedCapacity: 'TOTAL' }),
    )
    expect(ConsumedCapacity).toMatchObject({ TableName, CapacityUnits: 0.5 })
  })
})

describe('many items', () => {
  test('a query filters, projects, turns round and pages', async () => {
    for (let n = 0; n < 5; n++) await put({ ...key('q', `k#${n}`), n: N(n) })
    const page = await client.send(
      new QueryCommand({
        TableName, KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)', FilterExpression: 'n < :n',
        ProjectionExpression: 'sk', ExpressionAttributeValues: { ':p': S('q'), ':s': S('k#'), ':n': N(4) }, Limit: 3,
        ScanIndexForward: false,
      }),
    )
    expect(page).toMatchObject({ Count: 2, ScannedCount: 3, Items: [{ sk: S('k#3') }, { sk: S('k#2') }] })
    expect(page.LastEvaluatedKey).toEqual(key('q', 'k#2'))
  })

  test('an index is paged to its end, each item once and in order', async () => {
    for (let n = 0; n < 7; n++) await put({ ...key(`queue-${n}`), desk: S('玉屏'), due: S(`2026-07-0${n + 1}`) })
    const seen: (string | undefined)[] = []
    let start: Record<string, AttributeValue> | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName, IndexName: 'byDesk', KeyConditionExpression: 'desk = :d', Limit: 3, ExclusiveStartKey: start,
          ExpressionAttributeValues: { ':d': S('玉屏') },
        }),
      )
      seen.push(...(page.Items ?? []).map((item) => item.due?.S))
      start = page.LastEvaluatedKey
    } while (start)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2026-07-0${day}`))
  })

  test('an index follows its item, keeps to its projection and is never read consistently', async () => {
    await put({ ...key('moving'), resident: S('li'), n: N(1) })
    const of = (resident: string, ConsistentRead = false) =>
      client.send(
        new QueryCommand({
          TableName, IndexName: 'byResident', KeyConditionExpression: 'resident = :r', ConsistentRead,
          ExpressionAttributeValues: { ':r': S(resident) },
        }),
      )
    expect((await of('li')).Items).toEqual([{ ...key('moving'), resident: S('li') }])
    await put({ ...key('moving'), resident: S('wang') })
    expect((await of('li')).Count).toBe(0)
    expect((await of('wang')).Count).toBe(1)
    await expect(of('wang', true)).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('batches write and read, and scans split into segments', async () => {
    const RequestItems = {
      [TableName]: Array.from({ length: 25 }, (_, n) => ({ PutRequest: { Item: key('batch', n) } })),
    }
    await client.send(new BatchWriteItemCommand({ RequestItems }))
    const read = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('batch', 1), key('batch', 2)] } } }),
    )
    expect(read.Responses?.[TableName]).toHaveLength(2)
    const scan = (Segment?: number) =>
      client.send(new ScanCommand({ TableName, ...(Segment !== undefined && { Segment, TotalSegments: 2 }) }))
    const [whole, first, second] = await Promise.all([scan(), scan(0), scan(1)])
    expect((first.Count ?? 0) + (second.Count ?? 0)).toBe(whole.Count)
  })

  test('five thousand items are loaded and a page of a queue is read', { timeout: 20_000 }, async () => {
    for (let start = 0; start < 5000; start += 500) {
      await Promise.all(
        Array.from({ length: 20 }, (_, part) => {
          const requests = Array.from({ length: 25 }, (_, n) => {
            const number = start + part * 25 + n
            const Item = { ...key(`load-${number}`), desk: S('load'), due: S(String(number).padStart(5, '0')) }
            return { PutRequest: { Item } }
          })
          return client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }))
        }),
      )
    }
    const page = await client.send(
      new QueryCommand({
        TableName, IndexName: 'byDesk', KeyConditionExpression: 'desk = :d', Limit: 20, ScanIndexForward: false,
        ExpressionAttributeValues: { ':d': S('load') },
      }),
    )
    expect(page.Items?.map((item) => item.due?.S)).toEqual(Array.from({ length: 20 }, (_, n) => `0${4999 - n}`))
  })
})

describe('transactions', () => {
  test('all writes happen together', async () => {
    await put(key('t-there'))
    await put(key('t-gone'))
    await transact(
      { Put: { TableName, Item: key('t-new') } },
      add('t-count'),
      { ConditionCheck: { TableName, Key: key('t-there'), ConditionExpression: 'attribute_exists(pk)' } },
      { Delete: { TableName, Key: key('t-gone') } },
    )
    expect(await get('t-new')).toEqual(key('t-new'))
    expect(await get('t-count')).toMatchObject({ n: N(1) })
    expect(await get('t-gone')).toBeUndefined()
  })

  test('one failed condition cancels all, and the reasons stand in order', async () => {
    await put({ ...key('c-taken'), n: N(7) })
    const cancelled = transact(
      { Put: { TableName, Item: key('c-first') } },
      {
        Put: {
          TableName, Item: key('c-taken'), ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      { ConditionCheck: { TableName, Key: key('c-absent'), ConditionExpression: 'attribute_exists(pk)' } },
    )
    await expect(cancelled).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { n: N(7) } }, { Code: 'ConditionalCheckFailed' },
      ],
    })
    expect(await get('c-first')).toBeUndefined()
  })

  test('a write that cannot be applied cancels what came before it', async () => {
    await put({ ...key('wrong-type'), n: S('not a number') })
    await expect(transact({ Put: { TableName, Item: key('before-it') } }, add('wrong-type'))).rejects.toMatchObject({
      name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    })
    expect(await get('before-it')).toBeUndefined()
  })

  test('the same token applies once; with other contents it is refused', async () => {
    const send = (n: number) =>
      client.send(new TransactWriteItemsCommand({ ClientRequestToken: 'token-1', TransactItems: [add('token', n)] }))
    await send(1)
    await send(1)
    expect(await get('token')).toMatchObject({ n: N(1) })
    await expect(send(2)).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' })
  })

  test('one hundred items fit, one more or the same item twice do not', async () => {
    const items = (length: number) => Array.from({ length }, (_, n) => ({ Put: { TableName, Item: key('hundred', n) } }))
    await transact(...items(100))
    await expect(transact(...items(101))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(transact(add('twice'), add('twice'))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(transact()).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('a reader sees all of a transaction or none, whatever the way of reading', async () => {
    const members = Array.from({ length: 20 }, (_, n) => key('together', String(n).padStart(2, '0')))
    const write = (n: number) =>
      transact(...members.map((member) => ({ Put: { TableName, Item: { ...member, n: N(n), desk: S('together'), due: S('d') } } })))
    await write(0)
    const seen: Set<string | undefined>[] = []
    const note = (items: (Record<string, AttributeValue> | undefined)[] = []) => seen.push(new Set(items.map((item) => item?.n?.N)))
    const query = (more: { IndexName?: string; KeyConditionExpression: string; ExpressionAttributeValues: Record<string, AttributeValue> }) =>
      client.send(new QueryCommand({ TableName, ...more })).then(({ Items }) => note(Items))
    const ExpressionAttributeValues = { ':p': S('together') }
    const TransactItems = members.map((Key) => ({ Get: { TableName, Key } }))
    const ways = [
      () => query({ KeyConditionExpression: 'pk = :p', ExpressionAttributeValues }),
      () => query({ IndexName: 'byDesk', KeyConditionExpression: 'desk = :p', ExpressionAttributeValues }),
      () => client.send(new TransactGetItemsCommand({ TransactItems })).then(({ Responses }) => note(Responses?.map(({ Item }) => Item))),
    ]
    let writing = true
    const reading = [...ways, ...ways].map(async (read) => { while (writing) await read() })
    for (let n = 1; n <= 60; n++) await write(n)
    writing = false
    await Promise.all(reading)
    expect(seen.filter((values) => values.size !== 1)).toEqual([])
    expect(new Set(seen.flatMap((values) => [...values])).size).toBeGreaterThan(2)
  })

  test('capacity counts double', async () => {
    const { ConsumedCapacity } = await client.send(
      new TransactWriteItemsCommand({ TransactItems: [add('cost-1'), add('cost-2')], ReturnConsumedCapacity: 'TOTAL' }),
    )
    expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4 }])
  })
})

describe('tables', () => {
  const plain = (name: string): CreateTableCommandInput => ({
    TableName: name, BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
  })

  test('a table is made once, listed, described, tagged and deleted with all that it holds', async () => {
    await client.send(new CreateTableCommand(plain('short-lived')))
    await expect(client.send(new CreateTableCommand(plain('short-lived')))).rejects.toMatchObject({ name: 'ResourceInUseException' })
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
      IndexName: 'byVillage', KeySchema: [{ AttributeName: 'village', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    }
    const village = { AttributeName: 'village', AttributeType: 'S' as const }
    await local.ensureTable(plain(name))
    await client.send(new PutItemCommand({ TableName: name, Item: { ...key('a'), village: S('v') } }))
    const grown = {
      ...plain(name), AttributeDefinitions: [...(plain(name).AttributeDefinitions ?? []), village],
      GlobalSecondaryIndexes: [byVillage],
    }
    await local.ensureTable(grown)
    await local.ensureTable(grown)
    await client.send(
      new UpdateTableCommand({
        TableName: name, AttributeDefinitions: [{ AttributeName: 'day', AttributeType: 'S' }],
        GlobalSecondaryIndexUpdates: [{
          Create: { IndexName: 'byDay', KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        }],
      }),
    )
    const found = await client.send(
      new QueryCommand({
        TableName: name, IndexName: 'byVillage', KeyConditionExpression: 'village = :v',
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
      client.send(new PutItemCommand({ TableName: name, Item: { ...key(pk), ...(expires && { expires: N(expires) }) } }))
    await write('early', past)
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }),
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

describe('bad requests', () => {
  const post = (operation: string, body: string, headers: Record<string, string> = {}) =>
    fetch(local.url, {
      method: 'POST', body,
      headers: {
        'content-type': 'application/x-amz-json-1.0', 'x-amz-target': operation, authorization: 'AWS4-HMAC-SHA256 x', ...headers,
      },
    })
  const target = (operation: string) => `DynamoDB_20120810.${operation}`

  test('an operation that is not here is named unknown', async () => {
    const statement = client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` }))
    await expect(statement).rejects.toMatchObject({ name: 'UnknownOperationException' })
    for (const operation of ['', 'Nothing', target('Nothing'), target('constructor'), target('__proto__'), 'Other.GetItem']) {
      const answer = await post(operation, '{}')
      expect([operation, answer.status, (await answer.json()).__type]).toEqual([
        operation, 400, 'com.amazon.coral.service#UnknownOperationException',
      ])
    }
  })

  test('whatever the body is, the answer is a 4xx and the engine lives on', { timeout: 20_000 }, async () => {
    const odd: unknown[] = [
      null, 1, 'x', [], {}, { TableName }, { TableName: 1 }, { TableName, Key: null }, { TableName, Key: [] },
      { TableName, Key: { pk: null } }, { TableName, Key: { pk: {}, sk: {} } }, { TableName, Item: { pk: { S: 1 } } },
      { TableName, Item: { ...key('odd'), __proto__: 1, x: { M: null } } }, { TableName: '../../x', Key: key('a') },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a = b.c[' }, { TableName, Key: key('odd'), UpdateExpression: 'SET a = b.c' },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a = list_append(a, a)' },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a[1].b = :v', ExpressionAttributeValues: { ':v': { N: 'x' } } },
      { TableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': null } },
      { TableName, KeyConditionExpression: 'sk = :p', ExpressionAttributeValues: { ':p': S('x') } },
      { TableName, IndexName: 'nowhere', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('x') } },
      { TransactItems: null }, { TransactItems: [null] }, { TransactItems: [{}] }, { TransactItems: [{ Put: null }] },
      { TransactItems: [{ Put: { TableName, Item: {} } }] }, { TransactItems: [{ Get: { TableName, Key: {} } }] },
      { TransactItems: [{ Put: { TableName, Item: key('a') }, Delete: { TableName, Key: key('a') } }] },
      { RequestItems: null }, { RequestItems: { [TableName]: null } }, { RequestItems: { [TableName]: [{}] } },
      { RequestItems: { [TableName]: { Keys: [{}] } } }, { RequestItems: { nowhere: { Keys: [key('a')] } } },
      { TableName, TimeToLiveSpecification: 1 }, { TableName, GlobalSecondaryIndexUpdates: [{ Create: {} }] },
      { ResourceArn: 1 }, { TableName: 'new', KeySchema: [{}], AttributeDefinitions: [null] },
    ]
    const operations = [
      'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem', 'CreateTable',
      'DescribeTable', 'UpdateTable', 'UpdateTimeToLive', 'DescribeTimeToLive', 'TransactWriteItems', 'TransactGetItems',
      'TagResource', 'UntagResource', 'ListTagsOfResource', 'ListTables',
    ]
    const failures: unknown[] = []
    for (const operation of operations) {
      for (const body of odd) {
        const answer = await post(target(operation), JSON.stringify(body))
        const text = await answer.text()
        if (answer.status >= 500 || (answer.status >= 400 && !text.includes('__type'))) failures.push([operation, body, text])
      }
    }
    expect(failures).toEqual([])
    expect((await post(target('GetItem'), '{"TableName":')).status).toBe(400)
    expect((await post(target('GetItem'), '{}', { authorization: '' })).status).toBe(400)
    expect((await fetch(local.url)).status).toBe(400)
    expect((await post(target('PutItem'), 'x'.repeat(17 * 1024 * 1024)).catch(() => ({ status: 413 }))).status).toBe(413)
    expect(await get('counter')).toBeDefined()
  })
})
