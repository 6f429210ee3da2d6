import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand, CreateMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, HeadBucketCommand,
  HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client,
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
  const rule = { AllowedOrigins: ['http://portal.test'], AllowedMethods: ['POST', 'PUT'], AllowedHeaders: ['content-type'], MaxAge: 300 }
  await local.ensureBucket(Bucket, { cors: [rule] })
  client = clientOf()
})

afterAll(async () => {
  client.destroy()
  await local.close()
  await rm(directory, { recursive: true })
})

const put = (Key: string, Body: string, more: object = {}) => client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const text = async (Key: string) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()

describe('objects', () => {
  test('an object comes back as it was put, with its type, metadata and checksum', async () => {
    const stored = await put('a.txt', 'hello', { ContentType: 'text/plain', Metadata: { owner: 'li' } })
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }))
    expect(await got.Body?.transformToString()).toBe('hello')
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { owner: 'li' }, ETag: stored.ETag, ContentLength: 5 })
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a.txt', ChecksumMode: 'ENABLED' }))
    expect(head).toMatchObject({ ChecksumCRC32: stored.ChecksumCRC32, ContentLength: 5, Metadata: { owner: 'li' } })
  })

  test('a stream in chunks arrives whole', async () => {
    const bytes = randomBytes(300_000)
    const chunks = [bytes.subarray(0, 70_001), bytes.subarray(70_001)]
    await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body: Readable.from(chunks), ContentLength: bytes.length }))
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }))
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
    expect(got.ContentEncoding).toBeUndefined()
  })

  test('a wrong checksum is refused and nothing is stored', async () => {
    await expect(put('wrong', 'hello', { ChecksumSHA256: `${'A'.repeat(43)}=` })).rejects.toMatchObject({ name: 'BadDigest' })
    await expect(text('wrong')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  test('If-None-Match: * never overwrites, not even in a race', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => put('once', String(n), { IfNoneMatch: '*' })))
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
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource, MetadataDirective: 'REPLACE', ContentType: 'image/png' }),
    )
    const replaced = await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))
    expect(replaced).toMatchObject({ ContentType: 'image/png', Metadata: {} })
    expect(await text('copy')).toBe('x')
  })

  test('a deleted object is gone, and to delete it again is no error', async () => {
    await put('gone', 'x')
    for (let n = 0; n < 2; n++) await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({ name: 'NotFound' })
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
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix))
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      return seen
    }
    expect(await all({ Prefix: 'list/' })).toEqual(['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/1'])
    expect(await all({ Prefix: 'list/', Delimiter: '/' })).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/'])
    expect(await all({ Prefix: '目录/' })).toEqual(['目录/b', '目录/合同 1.pdf'])
  })

  test('no key leaves the folder, whatever it looks like', async () => {
    const keys = ['../../escape', '..', 'a/../../../b', '/etc/passwd', 'x'.repeat(1024), '%2e%2e%2f', 'a\\..\\b', '。/…']
    for (const key of keys) {
      const url = await getSignedUrl(clientOf({ requestChecksumCalculation: 'WHEN_REQUIRED' }), new PutObjectCommand({ Bucket, Key: key }))
      await raw('PUT', url, key)
    }
    const inside = await readdir(directory, { recursive: true })
    expect(inside.every((name) => /^(blobs(\/[0-9a-f-]{36})?|objects\.db(-wal|-shm)?)$/.test(name))).toBe(true)
    await expect(put('x'.repeat(1025), 'x')).rejects.toMatchObject({ name: 'KeyTooLongError' })
  })

  test('an absent bucket and what is not built are named as such', async () => {
    await expect(client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'x' }))).rejects.toMatchObject({ name: 'NoSuchBucket' })
    await expect(client.send(new HeadBucketCommand({ Bucket: 'nowhere' }))).rejects.toMatchObject({ name: 'NotFound' })
    await client.send(new HeadBucketCommand({ Bucket }))
    await expect(client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'x' }))).rejects.toMatchObject({ name: 'NotImplemented' })
  })
})

/** Sends a request whose path is not tidied up on the way. */
function raw(method: string, url: string, body: string): Promise<number> {
  const { host, hostname, port } = new URL(url)
  const path = url.slice(url.indexOf(host) + host.length)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.end(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
    })
    socket.once('error', reject).once('data', (data) => resolve(Number(data.toString().split(' ')[1])))
  })
}

describe('signatures', () => {
  const presigner = () => clientOf({ requestChecksumCalculation: 'WHEN_REQUIRED' })
  const link = (command: GetObjectCommand | PutObjectCommand, expiresIn = 60, more: object = {}) =>
    getSignedUrl(presigner(), command, { expiresIn, ...more })

  test('a presigned link puts and gets, with the answer named as the signer wished', async () => {
    const url = await link(new PutObjectCommand({ Bucket, Key: 'linked', ContentType: 'text/plain' }))
    expect((await fetch(url, { method: 'PUT', body: 'presigned', headers: { 'content-type': 'text/plain' } })).status).toBe(200)
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('证明.pdf')}`
    const got = await fetch(
      await link(new GetObjectCommand({ Bucket, Key: 'linked', ResponseContentDisposition: disposition, ResponseContentType: 'application/pdf' })),
    )
    expect([got.status, await got.text(), got.headers.get('content-disposition'), got.headers.get('content-type')]).toEqual([
      200, 'presigned', disposition, 'application/pdf',
    ])
  })

  test('a link that expired, was changed or is used for something else is refused', async () => {
    await put('private', 'secret')
    const url = await link(new GetObjectCommand({ Bucket, Key: 'private' }))
    const signed = new Date(Date.now() - 61_000)
    const expired = await link(new GetObjectCommand({ Bucket, Key: 'private' }), 60, { signingDate: signed })
    const attempts: [string, RequestInit][] = [
      [expired, {}], [url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'), {}], [url.replace('/private', '/a.txt'), {}],
      [`${url}&response-content-type=text%2Fhtml`, {}], [url.replace(/X-Amz-Signature=.{8}/, 'X-Amz-Signature=00000000'), {}],
      [url, { method: 'DELETE' }], [url, { method: 'PUT', body: 'x' }], [url, { headers: { 'x-amz-extra': 'x' } }],
      [`${local.url}/${Bucket}/private`, {}],
    ]
    for (const [address, init] of attempts) {
      const answer = await fetch(address, init)
      expect([address, answer.status]).toEqual([address, 403])
      expect(await answer.text()).toMatch(/<Code>(AccessDenied|SignatureDoesNotMatch)<\/Code>/)
    }
    expect(await (await fetch(url)).text()).toBe('secret')
  })

  test('a signed length binds the body', async () => {
    const url = await link(new PutObjectCommand({ Bucket, Key: 'length', ContentLength: 5 }), 60, {
      signableHeaders: new Set(['content-length', 'host']),
    })
    expect((await fetch(url, { method: 'PUT', body: 'way too long' })).status).toBe(403)
    expect((await fetch(url, { method: 'PUT', body: 'right' })).status).toBe(200)
  })

  test('the wrong secret and an unknown key are refused', async () => {
    const list = (given: typeof credentials) => clientOf({ credentials: given }).send(new ListObjectsV2Command({ Bucket }))
    await expect(list({ ...credentials, secretAccessKey: 'guess' })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
    await expect(list({ ...credentials, accessKeyId: 'stranger' })).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
  })
})

describe('pages of another origin', () => {
  const preflight = (origin: string, method: string, headers = 'content-type') =>
    fetch(`${local.url}/${Bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    })

  test('are let in by the rules of the bucket and not otherwise', async () => {
    const allowed = await preflight('http://portal.test', 'POST')
    expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-max-age')]).toEqual([
      200, 'http://portal.test', '300',
    ])
    for (const refused of [
      preflight('http://evil.test', 'POST'), preflight('http://portal.test', 'DELETE'), preflight('http://portal.test', 'POST', 'x-other'),
    ]) {
      expect((await refused).status).toBe(403)
      expect((await refused).headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

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
  const paths = ['/', '/%', `/${Bucket}/%ff`, `/${Bucket}?x=%`, '/..', `/${Bucket}/a?uploads`, '/UPPER/x', `/${Bucket}?X-Amz-Signature=zz`, '//', '/?']
  for (const method of ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS']) {
    for (const path of paths) {
      for (const headers of ['', 'authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=zz\r\nx-amz-date: 1']) {
        const status = await sendLines(`${method} ${path} HTTP/1.1`, 'host: x', ...(headers ? [headers] : []), 'content-length: 0')
        expect([method, path, headers, status >= 400 && status <= 501 && status !== 500]).toEqual([method, path, headers, true])
      }
    }
  }
  expect(await text('a.txt')).toBe('hello')
})

function sendLines(...lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(local.url).port), '127.0.0.1', () => socket.end([...lines, '', ''].join('\r\n')))
    socket.once('error', reject).once('data', (data) => resolve(Number(data.toString().split(' ')[1])))
  })
}
