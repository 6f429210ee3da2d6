import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, test } from 'vitest'
import { N, S, TableName, key, openEngine } from './dynamodb-fixture.ts'

const { close, client, get, put } = await openEngine()
afterAll(close)

describe('one item', () => {
  test('a condition refuses a second first write and shows the item that is there', async () => {
    await put({ ...key('condition'), n: N(1) })
    const again = client.send(
      new PutItemCommand({
        TableName,
        Item: key('condition'),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { n: N(1) } })
  })

  test('an update sets, adds, appends, removes and answers the new item', async () => {
    await put({ ...key('update'), gone: S('x') })
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: key('update'),
        ReturnValues: 'ALL_NEW',
        UpdateExpression:
          'SET #v = if_not_exists(#v, :zero) + :one, l = list_append(if_not_exists(l, :empty), :l), m = :m ' +
          'ADD n :one, ss :ss REMOVE gone',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: {
          ':zero': N(0),
          ':one': N(1),
          ':empty': { L: [] },
          ':l': { L: [S('x')] },
          ':m': { M: { k: S('v') } },
          ':ss': { SS: ['q'] },
        },
      }),
    )
    expect(Attributes).toEqual({
      ...key('update'),
      version: N(1),
      l: { L: [S('x')] },
      m: { M: { k: S('v') } },
      n: N(1),
      ss: { SS: ['q'] },
    })
  })

  test('nested updates stand under conditions of every kind', async () => {
    await put({ ...key('nested'), m: { M: { k: S('v') } }, l: { L: [S('x')] }, ss: { SS: ['q'] }, n: N(2) })
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName,
        Key: key('nested'),
        ReturnValues: 'UPDATED_NEW',
        UpdateExpression: 'SET m.#k = :v, l[0] = :v DELETE ss :ss',
        ConditionExpression:
          'size(l) >= :one AND contains(ss, :q) AND begins_with(sk, :p) AND attribute_type(m, :M) ' +
          'AND n BETWEEN :one AND :ten AND n IN (:two)',
        ExpressionAttributeNames: { '#k': 'k' },
        ExpressionAttributeValues: {
          ':v': S('w'),
          ':ss': { SS: ['q'] },
          ':one': N(1),
          ':two': N(2),
          ':ten': N(10),
          ':q': S('q'),
          ':p': S('1'),
          ':M': S('M'),
        },
      }),
    )
    expect(Attributes).toMatchObject({ m: { M: { k: S('w') } }, l: { L: [S('w')] } })
  })

  test('empty keys, oversized items and reserved words are refused; empty values and bytes are kept', async () => {
    await expect(put(key(''))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(put({ ...key('big'), d: S('x'.repeat(410 * 1024)) })).rejects.toMatchObject({
      name: 'ValidationException',
    })
    const reserved = new UpdateItemCommand({
      TableName,
      Key: key('a'),
      UpdateExpression: 'SET status = :x',
      ExpressionAttributeValues: { ':x': S('1') },
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
            TableName,
            Key: key('counter'),
            UpdateExpression: 'ADD n :n',
            ExpressionAttributeValues: { ':n': N(1) },
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
        TableName,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        FilterExpression: 'n < :n',
        ProjectionExpression: 'sk',
        ExpressionAttributeValues: { ':p': S('q'), ':s': S('k#'), ':n': N(4) },
        Limit: 3,
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
          TableName,
          IndexName: 'byDesk',
          KeyConditionExpression: 'desk = :d',
          Limit: 3,
          ExclusiveStartKey: start,
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
          TableName,
          IndexName: 'byResident',
          KeyConditionExpression: 'resident = :r',
          ConsistentRead,
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
        TableName,
        IndexName: 'byDesk',
        KeyConditionExpression: 'desk = :d',
        Limit: 20,
        ScanIndexForward: false,
        ExpressionAttributeValues: { ':d': S('load') },
      }),
    )
    expect(page.Items?.map((item) => item.due?.S)).toEqual(Array.from({ length: 20 }, (_, n) => `0${4999 - n}`))
  })
})
