import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startDynamodb } from '#infra/local/dynamodb/index.ts'

const TableName = 'casework'
const families = 6
const members = 12
const rounds = 6

/** The engine as a process of its own; what its subscriber accepts is appended to a file, one line per record. */
const program = `
  import { appendFileSync } from 'node:fs'
  import { startDynamodb } from '#infra/local/dynamodb/index.ts'
  const [directory, heard, definition] = process.argv.slice(1)
  const local = await startDynamodb({ directory, port: 0 })
  await local.ensureTable(JSON.parse(definition))
  local.subscribe('${TableName}', async (records) => {
    if (Math.random() < 0.2) throw new Error('refused once in a while')
    appendFileSync(heard, records.map((record) => JSON.stringify(record) + '\\n').join(''))
  })
  process.on('disconnect', () => process.exit())
  process.send(local.url)
`

const definition = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST' as const,
  AttributeDefinitions: ['pk', 'sk', 'desk', 'due'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byDesk',
      KeySchema: [
        { AttributeName: 'desk', KeyType: 'HASH' as const },
        { AttributeName: 'due', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'ALL' as const },
    },
  ],
  StreamSpecification: { StreamEnabled: true },
}

let folder: string
let directory: string
let heardFile: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dynamodb-crash-'))
  directory = join(folder, 'data')
  heardFile = join(folder, 'heard')
  await writeFile(heardFile, '')
})

afterAll(() => rm(folder, { recursive: true }))

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  })

async function launch(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, directory, heardFile, JSON.stringify(definition)],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  )
  const [url] = await once(child, 'message')
  return { child, url: String(url) }
}

/** Every item of one family gets the same generation, in one transaction that also moves it in the index. */
const generation = (family: number, n: number) =>
  new TransactWriteItemsCommand({
    TransactItems: Array.from({ length: members }, (_, member) => ({
      Put: {
        TableName,
        Item: {
          pk: { S: `family-${family}` },
          sk: { S: String(member) },
          n: { N: String(n) },
          desk: { S: `desk-${n % 2}` },
          due: { S: `${family}-${member}` },
          padding: { S: 'x'.repeat(2000) },
        },
      },
    })),
  })

/** Writes generation after generation until the engine dies. @returns the last one it acknowledged. */
async function writeUntilDeath(client: DynamoDBClient, family: number, first: number): Promise<number> {
  for (let n = first; ; n++) {
    try {
      await client.send(generation(family, n))
    } catch {
      return n - 1
    }
  }
}

async function killedRound(acknowledged: number[], reached: number): Promise<number[]> {
  const { child, url } = await launch()
  const client = clientOf(url)
  const writers = acknowledged.map((_, family) => writeUntilDeath(client, family, reached + 1))
  const enough = reached + 3 + Math.random() * 20
  await vi.waitFor(
    async () => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: { pk: { S: `family-${families - 1}` }, sk: { S: '0' } } }),
      )
      expect(Number(Item?.n?.N)).toBeGreaterThan(enough)
    },
    { timeout: 5000, interval: 3 },
  )
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  const last = await Promise.all(writers)
  await exit
  client.destroy()
  return last
}

const everyItem = async (client: DynamoDBClient, Select?: 'desk-0' | 'desk-1') => {
  const items: Record<string, AttributeValue>[] = []
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined
  do {
    const page = await client.send(
      Select
        ? new QueryCommand({
            TableName,
            IndexName: 'byDesk',
            KeyConditionExpression: 'desk = :d',
            ExclusiveStartKey,
            ExpressionAttributeValues: { ':d': { S: Select } },
          })
        : new ScanCommand({ TableName, ExclusiveStartKey }),
    )
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

const inOrder = (items: Record<string, AttributeValue>[]) => items.map((item) => JSON.stringify(item)).toSorted()

test(
  `after each of ${rounds} kills in the middle of transactions, every transaction is there whole or not at all`,
  { timeout: 45_000 },
  async () => {
    let acknowledged = Array.from({ length: families }, () => 0)
    const torn: unknown[] = []
    for (let round = 0; round < rounds; round++) {
      acknowledged = await killedRound(acknowledged, Math.max(...acknowledged) + 1)
      // The data is opened and looked at without the subscriber, so that the stream stays as the kill left it.
      const local = await startDynamodb({ directory, port: 0 })
      const client = clientOf(local.url)
      const items = await everyItem(client)
      const indexed = [...(await everyItem(client, 'desk-0')), ...(await everyItem(client, 'desk-1'))]
      client.destroy()
      await local.close()
      acknowledged.forEach((n, family) => {
        const own = items.filter((item) => item.pk?.S === `family-${family}`).map((item) => Number(item.n?.N))
        if (own.length !== members || new Set(own).size !== 1 || Number(own[0]) < n)
          torn.push({ round, family, n, own })
      })
      expect(inOrder(indexed)).toEqual(inOrder(items))
    }
    expect(torn).toEqual([])

    // Then: what the subscribers accepted, over all lives, is every change, in order; repeats are allowed, gaps are not.
    const local = await startDynamodb({ directory, port: 0 })
    const client = clientOf(local.url)
    const last: unknown[] = []
    local.subscribe(TableName, async (records) => void last.push(...records.map((record) => JSON.stringify(record))))
    await client.send(generation(families, 1))
    await vi.waitFor(() => expect(last.at(-1)).toContain(`family-${families}`), 5000)
    const stored = await everyItem(client)
    client.destroy()
    await local.close()
    const heard = [...(await readFile(heardFile, 'utf8')).split('\n').filter(Boolean), ...last.map(String)]
    const bySequence = new Map(
      heard.map((line) => [JSON.parse(line).dynamodb.SequenceNumber, JSON.parse(line).dynamodb]),
    )
    const records = [...bySequence.keys()].toSorted().map((sequence) => bySequence.get(sequence))
    const states = new Map<string, unknown>()
    for (const { Keys, OldImage, NewImage } of records) {
      const id = JSON.stringify(Keys)
      expect(OldImage).toEqual(states.get(id))
      states.set(id, NewImage)
    }
    expect(inOrder([...states.values()].map((image) => ({ ...Object(image) })))).toEqual(inOrder(stored))
    expect([...bySequence.keys()]).toEqual([...bySequence.keys()].toSorted())
  },
)
