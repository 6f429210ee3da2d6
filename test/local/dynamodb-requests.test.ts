import { ExecuteStatementCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, test } from 'vitest'
import { S, TableName, key, openEngine } from './dynamodb-fixture.ts'

const { close, client, get, local } = await openEngine()
afterAll(close)

describe('bad requests', () => {
  const post = (operation: string, body: string, headers: Record<string, string> = {}) =>
    fetch(local.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': operation,
        authorization: 'AWS4-HMAC-SHA256 x',
        ...headers,
      },
    })
  const target = (operation: string) => `DynamoDB_20120810.${operation}`

  test('an operation that is not here is named unknown', async () => {
    const statement = client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` }))
    await expect(statement).rejects.toMatchObject({ name: 'UnknownOperationException' })
    for (const operation of [
      '',
      'Nothing',
      target('Nothing'),
      target('constructor'),
      target('__proto__'),
      'Other.GetItem',
    ]) {
      const answer = await post(operation, '{}')
      expect([operation, answer.status, await answer.json()]).toMatchObject([
        operation,
        400,
        { __type: 'com.amazon.coral.service#UnknownOperationException' },
      ])
    }
  })

  test('whatever the body is, the answer is a 4xx and the engine lives on', { timeout: 20_000 }, async () => {
    const odd: unknown[] = [
      null,
      1,
      'x',
      [],
      {},
      { TableName },
      { TableName: 1 },
      { TableName, Key: null },
      { TableName, Key: [] },
      { TableName, Key: { pk: null } },
      { TableName, Key: { pk: {}, sk: {} } },
      { TableName, Item: { pk: { S: 1 } } },
      { TableName, Item: { ...key('odd'), __proto__: 1, x: { M: null } } },
      { TableName: '../../x', Key: key('a') },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a = b.c[' },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a = b.c' },
      { TableName, Key: key('odd'), UpdateExpression: 'SET a = list_append(a, a)' },
      {
        TableName,
        Key: key('odd'),
        UpdateExpression: 'SET a[1].b = :v',
        ExpressionAttributeValues: { ':v': { N: 'x' } },
      },
      { TableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': null } },
      { TableName, KeyConditionExpression: 'sk = :p', ExpressionAttributeValues: { ':p': S('x') } },
      {
        TableName,
        IndexName: 'nowhere',
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': S('x') },
      },
      { TransactItems: null },
      { TransactItems: [null] },
      { TransactItems: [{}] },
      { TransactItems: [{ Put: null }] },
      { TransactItems: [{ Put: { TableName, Item: {} } }] },
      { TransactItems: [{ Get: { TableName, Key: {} } }] },
      { TransactItems: [{ Put: { TableName, Item: key('a') }, Delete: { TableName, Key: key('a') } }] },
      { RequestItems: null },
      { RequestItems: { [TableName]: null } },
      { RequestItems: { [TableName]: [{}] } },
      { RequestItems: { [TableName]: { Keys: [{}] } } },
      { RequestItems: { nowhere: { Keys: [key('a')] } } },
      { TableName, TimeToLiveSpecification: 1 },
      { TableName, GlobalSecondaryIndexUpdates: [{ Create: {} }] },
      { ResourceArn: 1 },
      { TableName: 'new', KeySchema: [{}], AttributeDefinitions: [null] },
    ]
    const operations = [
      'GetItem',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'Query',
      'Scan',
      'BatchGetItem',
      'BatchWriteItem',
      'CreateTable',
      'DescribeTable',
      'UpdateTable',
      'UpdateTimeToLive',
      'DescribeTimeToLive',
      'TransactWriteItems',
      'TransactGetItems',
      'TagResource',
      'UntagResource',
      'ListTagsOfResource',
      'ListTables',
    ]
    const failures: unknown[] = []
    for (const operation of operations) {
      for (const body of odd) {
        const answer = await post(target(operation), JSON.stringify(body))
        const text = await answer.text()
        if (answer.status >= 500 || (answer.status >= 400 && !text.includes('__type')))
          failures.push([operation, body, text])
      }
    }
    expect(failures).toEqual([])
    expect((await post(target('GetItem'), '{"TableName":')).status).toBe(400)
    expect((await post(target('GetItem'), '{}', { authorization: '' })).status).toBe(400)
    expect((await fetch(local.url)).status).toBe(400)
    expect((await post(target('PutItem'), 'x'.repeat(17 * 1024 * 1024))).status).toBe(413)
    expect(await get('absent')).toBeUndefined()
  })
})
