import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { startDynamodb } from '#infra/local/dynamodb/index.ts'
import { startKms } from '#infra/local/kms.ts'
import { primaryKey, tables, type Index } from '#shared/store/tables.ts'

const definitionOf = (name: string, indexes: Readonly<Record<string, Index>>) => {
  const attributes = new Set(
    [primaryKey, ...Object.values(indexes)].flatMap(({ partitionKey, sortKey }) => [partitionKey.name, sortKey.name]),
  )
  const keys = ({ partitionKey, sortKey }: Pick<Index, 'partitionKey' | 'sortKey'>) => [
    { AttributeName: partitionKey.name, KeyType: 'HASH' as const },
    { AttributeName: sortKey.name, KeyType: 'RANGE' as const },
  ]
  const secondary = Object.entries(indexes).map(([index, key]) => ({
    IndexName: index,
    KeySchema: keys(key),
    Projection: { ProjectionType: 'ALL' as const },
  }))
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes].map((attribute) => ({
      AttributeName: attribute,
      AttributeType: 'S' as const,
    })),
    KeySchema: keys(primaryKey),
    ...(secondary.length > 0 && { GlobalSecondaryIndexes: secondary }),
  }
}

/** Engines for the store's tests alone: ours, or the one that AWS_ENDPOINT_URL_DYNAMODB names. Tables of this run only. */
export default async function engines() {
  const data = mkdtempSync(join(tmpdir(), 'sunshine-store-'))
  const own =
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] === undefined
      ? await startDynamodb({ directory: join(data, 'dynamodb'), port: 0 })
      : null
  const kms = await startKms({ keyFile: join(data, 'kms.json'), port: 0 })
  if (own) process.env['AWS_ENDPOINT_URL_DYNAMODB'] = own.url
  // A foreign engine's own region and credentials stay as they were given.
  process.env['AWS_REGION'] ??= 'eu-west-1'
  process.env['AWS_ACCESS_KEY_ID'] ??= 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test'
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_KMS: kms.url,
    CASEWORK_KEY: 'casework',
    PEOPLE_KEY: 'people',
    TIPS_KEY: 'tips',
    COMPLAINTS_KEY: 'complaints',
    OBJECTIONS_KEY: 'objections',
    MARK_KEY: 'mark',
  })
  const client = new DynamoDBClient({})
  const names = Object.entries(tables).map(([table, { variable, indexes }]) => ({
    name: `test-${table}-${process.pid}`,
    variable,
    indexes,
  }))
  for (const { name, variable, indexes } of names) {
    await client.send(new CreateTableCommand(definitionOf(name, indexes)))
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: name })
    process.env[variable] = name
  }
  return async () => {
    for (const { name } of names) await client.send(new DeleteTableCommand({ TableName: name }))
    client.destroy()
    await Promise.all([own?.close(), kms.close()])
    rmSync(data, { recursive: true, force: true })
  }
}
