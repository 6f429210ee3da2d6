import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CopyObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { S3Event } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startS3 } from '#infra/local/s3/server.ts'
import type { LocalS3 } from '#infra/local/s3/server.ts'

const Bucket = 'intake'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
let folder: string
let directory: string

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  folder = await mkdtemp(join(tmpdir(), 's3-events-'))
  directory = join(folder, 'data')
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const clientOf = (endpoint: string) =>
  new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true, maxAttempts: 1 })
const keyOf = (event: S3Event) => decodeURIComponent((event.Records[0]?.s3.object.key ?? '').replaceAll('+', ' '))

async function withS3<T>(task: (local: LocalS3, client: S3Client) => Promise<T>): Promise<T> {
  const local = await startS3({ directory, port: 0, credentials })
  await local.ensureBucket(Bucket)
  const client = clientOf(local.url)
  try {
    return await task(local, client)
  } finally {
    client.destroy()
    await local.close()
  }
}

const put = (client: S3Client, Key: string) => client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))

test('every listener of a bucket hears what is put or copied into it, and nothing of other buckets', async () => {
  await withS3(async (local, client) => {
    await local.ensureBucket('other')
    const heard: S3Event[][] = [[], []]
    for (const events of heard) local.onObjectCreated(Bucket, async (event) => void events.push(event))
    await put(client, '目录/a b.pdf')
    await client.send(new PutObjectCommand({ Bucket: 'other', Key: 'elsewhere', Body: 'x' }))
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'other/elsewhere' }))
    await vi.waitFor(() =>
      expect(heard.map((events) => events.map(keyOf))).toEqual([
        ['目录/a b.pdf', 'copy'],
        ['目录/a b.pdf', 'copy'],
      ]),
    )
    expect(heard[0]?.[0]?.Records[0]).toMatchObject({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: Bucket }, object: { size: 1, key: encodeURI('目录/a+b.pdf') } },
    })
    expect(heard[0]?.[1]?.Records[0]?.eventName).toBe('ObjectCreated:Copy')
  })
})

test('a refused event comes again and does not hold back another', async () => {
  await withS3(async (local, client) => {
    const heard: string[] = []
    let failures = 2
    local.onObjectCreated(Bucket, async (event) => {
      if (keyOf(event) === 'difficult' && failures-- > 0) throw new Error('not now')
      heard.push(keyOf(event))
    })
    await put(client, 'difficult')
    await put(client, 'easy')
    await vi.waitFor(() => expect(heard).toEqual(['easy', 'difficult']), 3000)
  })
})

test('what was not handled is told after a restart, and what was handled is not', async () => {
  await withS3(async (local, client) => {
    let handled = 0
    local.onObjectCreated(Bucket, async (event) => {
      if (keyOf(event) !== 'handled') throw new Error('down')
      handled++
    })
    await put(client, 'handled')
    await put(client, 'owed')
    await vi.waitFor(() => expect(handled).toBe(1))
  })
  await withS3(async (local, client) => {
    await put(client, 'before anyone listens')
    const heard: string[] = []
    local.onObjectCreated(Bucket, async (event) => void heard.push(keyOf(event)))
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['before anyone listens', 'owed']))
  })
})

test('two servers cannot open the same data', async () => {
  await withS3(async () => {
    await expect(startS3({ directory, port: 0, credentials })).rejects.toThrow('in use')
  })
})

const program = `
  import { appendFileSync } from 'node:fs'
  import { startS3 } from '#infra/local/s3/server.ts'
  const [directory, heard] = process.argv.slice(1)
  const local = await startS3({ directory, port: 0, credentials: ${JSON.stringify(credentials)} })
  await local.ensureBucket('${Bucket}')
  local.onObjectCreated('${Bucket}', async ({ Records: [record] }) => {
    if (Math.random() < 0.3) throw new Error('refused once in a while')
    appendFileSync(heard, record.s3.object.key + '\\n')
  })
  process.on('disconnect', () => process.exit())
  process.send(local.url)
`

async function putUntilDeath(client: S3Client, prefix: string, acknowledged: string[]): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      await put(client, `${prefix}-${n}`)
    } catch {
      return
    }
    acknowledged.push(`${prefix}-${n}`)
  }
}

test(
  'over several kills, every object that is there was told, and every one acknowledged is there',
  { timeout: 20_000 },
  async () => {
    const heardFile = join(folder, 'heard')
    await writeFile(heardFile, '')
    const acknowledged: string[] = []
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program, directory, heardFile], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      })
      const [url] = await once(child, 'message')
      const client = clientOf(String(url))
      const before = acknowledged.length
      const writers = Array.from({ length: 4 }, (_, n) => putUntilDeath(client, `${round}-${n}`, acknowledged))
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 20 + Math.random() * 40), {
        timeout: 5000,
        interval: 2,
      })
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await Promise.all([...writers, exit])
      client.destroy()
    }
    await withS3(async (local, client) => {
      local.onObjectCreated(Bucket, (event) => appendFile(heardFile, `${keyOf(event)}\n`))
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
      const stored = Contents.map(({ Key }) => Key ?? '')
      expect(acknowledged.filter((key) => !stored.includes(key))).toEqual([])
      expect(await readdir(join(directory, 'blobs'))).toHaveLength(stored.length)
      await vi.waitFor(async () => {
        const heard = new Set((await readFile(heardFile, 'utf8')).split('\n'))
        expect(stored.filter((key) => !heard.has(key))).toEqual([])
      }, 5000)
    })
  },
)
