import { QueryCommand, TransactGetItemsCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, test } from 'vitest'
import { N, S, TableName, key, openEngine } from './dynamodb-fixture.ts'

const { close, client, get, put } = await openEngine()
afterAll(close)

const transact = (...TransactItems: TransactWriteItem[]) =>
  client.send(new TransactWriteItemsCommand({ TransactItems }))
const add = (pk: string, n = 1): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(pk),
    UpdateExpression: 'ADD n :n',
    ExpressionAttributeValues: { ':n': N(n) },
  },
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
          TableName,
          Item: key('c-taken'),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      { ConditionCheck: { TableName, Key: key('c-absent'), ConditionExpression: 'attribute_exists(pk)' } },
    )
    await expect(cancelled).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { n: N(7) } },
        { Code: 'ConditionalCheckFailed' },
      ],
    })
    expect(await get('c-first')).toBeUndefined()
  })

  test('a write that cannot be applied cancels what came before it', async () => {
    await put({ ...key('wrong-type'), n: S('not a number') })
    await expect(transact({ Put: { TableName, Item: key('before-it') } }, add('wrong-type'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
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
    const items = (length: number) =>
      Array.from({ length }, (_, n) => ({ Put: { TableName, Item: key('hundred', n) } }))
    await transact(...items(100))
    await expect(transact(...items(101))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(transact(add('twice'), add('twice'))).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(transact()).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('a reader sees all of a transaction or none, whatever the way of reading', async () => {
    const members = Array.from({ length: 20 }, (_, n) => key('together', String(n).padStart(2, '0')))
    const write = (n: number) =>
      transact(
        ...members.map((member) => ({
          Put: { TableName, Item: { ...member, n: N(n), desk: S('together'), due: S('d') } },
        })),
      )
    await write(0)
    const seen: Set<string | undefined>[] = []
    const note = (items: (Record<string, AttributeValue> | undefined)[] = []) =>
      seen.push(new Set(items.map((item) => item?.n?.N)))
    const query = (more: {
      IndexName?: string
      KeyConditionExpression: string
      ExpressionAttributeValues: Record<string, AttributeValue>
    }) => client.send(new QueryCommand({ TableName, ...more })).then(({ Items }) => note(Items))
    const ExpressionAttributeValues = { ':p': S('together') }
    const TransactItems = members.map((Key) => ({ Get: { TableName, Key } }))
    const ways = [
      () => query({ KeyConditionExpression: 'pk = :p', ExpressionAttributeValues }),
      () => query({ IndexName: 'byDesk', KeyConditionExpression: 'desk = :p', ExpressionAttributeValues }),
      () =>
        client
          .send(new TransactGetItemsCommand({ TransactItems }))
          .then(({ Responses }) => note(Responses?.map(({ Item }) => Item))),
    ]
    let writing = true
    const reading = [...ways, ...ways].map(async (read) => {
      while (writing) await read()
    })
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
