import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startS3 } from '#infra/local/s3/server.ts'
import type { LocalS3 } from '#infra/local/s3/server.ts'

const Bucket = 'documents'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
let directory: string
let local: LocalS3
let client: S3Client

const clientOf = (more: object = {}) =>
  new S3Client({ endpoint: local.url, region: 'us-east-1', credentials, forcePathStyle: true, maxAttempts: 1, ...more })

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-'))
  local = await startS3({ directory, port: 0, credentials, maximumBytes: 4 * 1024 * 1024 })
  await local.ensureBucket(Bucket)
  client = clientOf()
})

afterAll(async () => {
  client.destroy()
  await local.close()
  await rm(directory, { recursive: true })
})

const put = (Key: string, Body: string, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const text = async (Key: string) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()

describe('objects', () => {
  test('an object comes back as it was put, with its type, metadata and checksum', async () => {
    const stored = await put('a.txt', 'hello', { ContentType: 'text/plain', Metadata: { owner: 'li' } })
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }))
    expect(await got.Body?.transformToString()).toBe('hello')
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { owner: 'li' },
      ETag: stored.ETag,
      ContentLength: 5,
    })
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a.txt', ChecksumMode: 'ENABLED' }))
    expect(head).toMatchObject({ ChecksumCRC32: stored.ChecksumCRC32, ContentLength: 5, Metadata: { owner: 'li' } })
  })

  test('a stream in chunks arrives whole', async () => {
    const bytes = randomBytes(300_000)
    const chunks = [bytes.subarray(0, 70_001), bytes.subarray(70_001)]
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'stream', Body: Readable.from(chunks), ContentLength: bytes.length }),
    )
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }))
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
    expect(got.ContentEncoding).toBeUndefined()
  })

  test('a wrong checksum is refused and nothing is stored', async () => {
    await expect(put('wrong', 'hello', { ChecksumSHA256: `${'A'.repeat(43)}=` })).rejects.toMatchObject({
      name: 'BadDigest',
    })
    await expect(text('wrong')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  test('If-None-Match: * never overwrites, not even in a race', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => put('once', String(n), { IfNoneMatch: '*' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(put('once', 'again', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' })
  })

  test('ranges are cut, and one past the end is refused', async () => {
    await put('range', '0123456789')
    const part = async (Range: string) => {
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 'range', Range }))
      return [await got.Body?.transformToString(), got.ContentRange]
    }
    expect(await part('bytes=1-3')).toEqual(['123', 'bytes 1-3/10'])
    expect(await part('bytes=7-')).toEqual(['789', 'bytes 7-9/10'])
    expect(await part('bytes=-2')).toEqual(['89', 'bytes 8-9/10'])
    await expect(part('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange' })
  })

  test('a copy keeps what the original says of itself, or says something new', async () => {
    await put('original 原件', 'x', { ContentType: 'text/plain', Metadata: { a: '1' } })
    const CopySource = `${Bucket}/${encodeURIComponent('original 原件')}`
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }))
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
    expect(head).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } })
    await client.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copy',
        CopySource,
        MetadataDirective: 'REPLACE',
        ContentType: 'image/png',
      }),
    )
    const replaced = await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
    expect(replaced).toMatchObject({ ContentType: 'image/png', Metadata: {} })
    expect(await text('copy')).toBe('x')
  })

  test('a deleted object is gone, and to delete it again is no error', async () => {
    await put('gone', 'x')
    for (let n = 0; n < 2; n++) await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({
      name: 'NotFound',
    })
  })

  test('an empty object is an object', async () => {
    await put('empty', '')
    expect(await text('empty')).toBe('')
  })

  test('a listing pages through every key once, in order, and folds folders', async () => {
    const keys = ['目录/合同 1.pdf', '目录/b', 'list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/1']
    for (const key of keys) await put(key, 'x')
    const all = async (input: { Prefix?: string; Delimiter?: string }) => {
      const seen: (string | undefined)[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1, ContinuationToken, ...input }))
        seen.push(
          ...(page.Contents ?? []).map(({ Key }) => Key),
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        )
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      return seen
    }
    expect(await all({ Prefix: 'list/' })).toEqual(['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/1'])
    expect(await all({ Prefix: 'list/', Delimiter: '/' })).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/'])
    expect(await all({ Prefix: '目录/' })).toEqual(['目录/b', '目录/合同 1.pdf'])
  })

  test('no key leaves the folder, whatever it looks like', async () => {
    const keys = [
      '../../escape',
      '..',
      'a/../../../b',
      '/etc/passwd',
      'x'.repeat(1024),
      '%2e%2e%2f',
      'a\\..\\b',
      '。/…',
    ]
    for (const key of keys) {
      const url = await getSignedUrl(
        clientOf({ requestChecksumCalculation: 'WHEN_REQUIRED' }),
        new PutObjectCommand({ Bucket, Key: key }),
      )
      const { host } = new URL(url)
      const path = url.slice(url.indexOf(host) + host.length)
      expect(await sendLines(`PUT ${path} HTTP/1.1`, `host: ${host}`, 'content-length: 1', '', 'x')).toBe(200)
    }
    const inside = await readdir(directory, { recursive: true })
    expect(inside.every((name) => /^(blobs(\/[0-9a-f-]{36})?|objects\.db(-wal|-shm)?)$/.test(name))).toBe(true)
    await expect(put('x'.repeat(1025), 'x')).rejects.toMatchObject({ name: 'KeyTooLongError' })
  })

  test('an absent bucket and what is not built are named as such', async () => {
    await expect(client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    })
    await expect(client.send(new HeadBucketCommand({ Bucket: 'nowhere' }))).rejects.toMatchObject({ name: 'NotFound' })
    await client.send(new HeadBucketCommand({ Bucket }))
    await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'x' }))).rejects.toMatchObject({
      name: 'NotImplemented',
    })
  })
})

/** Sends a request as it is written, nothing tidied up on the way. @returns the status */
function sendLines(...lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(local.url).port), '127.0.0.1', () => socket.write(lines.join('\r\n')))
    socket.once('error', reject).once('close', () => reject(new Error('closed without an answer')))
    socket.once('data', (data) => {
      resolve(Number(data.toString().split(' ')[1]))
      socket.destroy()
    })
  })
}

test('objects older than their lifetime go', async () => {
  await local.ensureBucket('intake')
  await client.send(new PutObjectCommand({ Bucket: 'intake', Key: 'a', Body: 'x' }))
  await local.ensureBucket('intake', { lifecycleDays: 1 })
  const count = async () => (await client.send(new ListObjectsV2Command({ Bucket: 'intake' }))).KeyCount
  expect(await count()).toBe(1)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3600_000 })
  await local.ensureBucket('intake', { lifecycleDays: 1 })
  vi.useRealTimers()
  expect(await count()).toBe(0)
})

test('whatever is sent, the answer is a 4xx or 501 and the server lives on', async () => {
  const paths = [
    '/',
    '/%',
    `/${Bucket}/%ff`,
    `/${Bucket}?x=%`,
    '/..',
    `/${Bucket}/a?uploads`,
    '/UPPER/x',
    `/${Bucket}?X-Amz-Signature=zz`,
    '//',
    '/?',
  ]
  for (const method of ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS']) {
    for (const path of paths) {
      for (const headers of [
        '',
        'authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=zz\r\nx-amz-date: 1',
      ]) {
        const status = await sendLines(
          `${method} ${path} HTTP/1.1`,
          'host: x',
          ...(headers ? [headers] : []),
          'content-length: 0',
          '',
          '',
        )
        expect([method, path, headers, status >= 400 && status <= 501 && status !== 500]).toEqual([
          method,
          path,
          headers,
          true,
        ])
      }
    }
  }
  expect(await text('a.txt')).toBe('hello')
})
