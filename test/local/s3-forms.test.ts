import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startS3 } from '#infra/local/s3/server.ts'
import type { LocalS3 } from '#infra/local/s3/server.ts'

const Bucket = 'intake'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
const limit = 100
let directory: string
let local: LocalS3
let client: S3Client

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-forms-'))
  local = await startS3({ directory, port: 0, credentials })
  await local.ensureBucket(Bucket)
  client = new S3Client({ endpoint: local.url, region: 'us-east-1', credentials, forcePathStyle: true, maxAttempts: 1 })
})

afterAll(async () => {
  client.destroy()
  await local.close()
  await rm(directory, { recursive: true })
})

const permission = (Key: string, more: Partial<PresignedPostOptions> = {}) =>
  createPresignedPost(client, {
    Bucket,
    Key,
    Expires: 60,
    Fields: { 'Content-Type': 'image/png' },
    Conditions: [
      ['content-length-range', 1, limit],
      ['eq', '$Content-Type', 'image/png'],
    ],
    ...more,
  })

async function post(fields: Record<string, string>, content = 'x'.repeat(50), filename = 'photo.png') {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([content]), filename)
  const answer = await fetch(`${local.url}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' })
  const body = await answer.text()
  return {
    status: answer.status,
    code: /<Code>(.*?)<\/Code>/.exec(body)?.[1],
    location: answer.headers.get('location'),
    body,
  }
}

const head = (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key }))

describe('a signed form', () => {
  test('puts its file under its key with its type', async () => {
    const { fields } = await permission('photo.png')
    expect(await post(fields)).toMatchObject({ status: 204 })
    expect(await head('photo.png')).toMatchObject({ ContentLength: 50, ContentType: 'image/png' })
  })

  test('sends the browser back with bucket, key and tag, or answers with the status it names', async () => {
    const back = 'http://portal.test/arrived?case=1'
    const redirecting = await permission('收入 证明.png', {
      Fields: { 'Content-Type': 'image/png', success_action_redirect: back },
    })
    const redirected = await post(redirecting.fields)
    const { ETag } = await head('收入 证明.png')
    expect(redirected.status).toBe(303)
    expect(Object.fromEntries(new URL(redirected.location ?? '').searchParams)).toEqual({
      case: '1',
      bucket: Bucket,
      key: '收入 证明.png',
      etag: ETag,
    })
    const created = await permission('c.png', { Fields: { 'Content-Type': 'image/png', success_action_status: '201' } })
    expect(await post(created.fields)).toMatchObject({ status: 201, body: expect.stringContaining('<Key>c.png</Key>') })
    const plain = await permission('d.png', { Fields: { 'Content-Type': 'image/png', success_action_status: '200' } })
    expect(await post(plain.fields)).toMatchObject({ status: 200 })
  })

  test('may leave the end of its key to the name of the file, without its folders', async () => {
    const { fields } = await permission('up/${filename}')
    expect(await post(fields, 'x', '../../照片.png')).toMatchObject({ status: 204 })
    expect(await head('up/照片.png')).toMatchObject({ ContentLength: 1 })
  })

  test('is taken by what its fields say and ignores what follows the file', async () => {
    const { fields } = await permission('first.png')
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob(['x']), 'a.png')
    form.append('key', 'other.png')
    expect((await fetch(`${local.url}/${Bucket}`, { method: 'POST', body: form })).status).toBe(204)
    await expect(head('other.png')).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('a form is refused', () => {
  test.each([
    ['a file one byte too large', {}, limit + 1, 400, 'EntityTooLarge'],
    ['an empty file', {}, 0, 400, 'EntityTooSmall'],
    ['another key', { key: 'other/evil.png' }, 50, 403, 'AccessDenied'],
    ['another type', { 'Content-Type': 'text/html' }, 50, 403, 'AccessDenied'],
    ['a field that the policy does not name', { 'x-amz-meta-extra': '1' }, 50, 403, 'AccessDenied'],
    [
      'a redirect that the policy does not name',
      { success_action_redirect: 'http://evil.test' },
      50,
      403,
      'AccessDenied',
    ],
    ['a forged signature', { 'X-Amz-Signature': '0'.repeat(64) }, 50, 403, 'SignatureDoesNotMatch'],
    [
      'a changed policy',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      50,
      403,
      'SignatureDoesNotMatch',
    ],
    [
      'a stranger',
      { 'X-Amz-Credential': 'stranger/20260101/us-east-1/s3/aws4_request' },
      50,
      403,
      'InvalidAccessKeyId',
    ],
    ['no policy', { Policy: '' }, 50, 403, 'AccessDenied'],
  ])('%s', async (_what, change, size, status, code) => {
    const { fields } = await permission('refused.png')
    expect(await post({ ...fields, ...change }, 'x'.repeat(size))).toMatchObject({ status, code })
    await expect(head('refused.png')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('after its time', async () => {
    const { fields } = await permission('late.png')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    const answer = await post(fields)
    vi.useRealTimers()
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', body: expect.stringContaining('expired') })
  })

  test('of another bucket', async () => {
    await local.ensureBucket('tip-intake')
    const { fields } = await permission('a.png')
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob(['x']))
    expect((await fetch(`${local.url}/tip-intake`, { method: 'POST', body: form })).status).toBe(403)
  })

  test('when it begins with what a type must begin with but is another', async () => {
    const images: Partial<PresignedPostOptions> = {
      Fields: {},
      Conditions: [['starts-with', '$Content-Type', 'image/']],
    }
    const { fields } = await permission('kind', images)
    expect(await post({ ...fields, 'Content-Type': 'image/jpeg' })).toMatchObject({ status: 204 })
    expect(await post({ ...fields, 'Content-Type': 'text/html' })).toMatchObject({ status: 403 })
  })

  test.each([
    ['', 'multipart/form-data'],
    ['', 'multipart/form-data; boundary=b'],
    ['--b\r\n', 'multipart/form-data; boundary=b'],
    ['--b--\r\n', 'multipart/form-data; boundary=b'],
    ['x', 'text/plain'],
    ['--b\r\ncontent-disposition: form-data; name="key"\r\n\r\nx', 'multipart/form-data; boundary=b'],
    ['--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--\r\n', 'multipart/form-data; boundary=b'],
    [
      `--b\r\ncontent-disposition: form-data; name="key"\r\n\r\n${'x'.repeat(30_000)}\r\n--b--\r\n`,
      'multipart/form-data; boundary=b',
    ],
    ['--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n', 'multipart/form-data; boundary=b'],
  ])('because it is malformed (%#)', async (body, type) => {
    const answer = await fetch(`${local.url}/${Bucket}`, { method: 'POST', body, headers: { 'content-type': type } })
    expect([400, 403]).toContain(answer.status)
    expect(await answer.text()).toContain('<Code>')
  })
})

test('a body that never ends is refused while it is still being sent, and the connection is let go', async () => {
  const { fields } = await permission('endless.png')
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const request = httpRequest(`${local.url}/${Bucket}`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
  request.write(`${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`)
  const chunk = Buffer.alloc(64 * 1024, 'x')
  const sending = setInterval(() => request.write(chunk), 1)
  const closed = new Promise<void>((resolve) => request.once('close', resolve).on('error', () => {}))
  const [status, body] = await new Promise<[number | undefined, string]>((resolve, reject) => {
    request.once('error', reject).once('response', (response) => {
      const chunks: Buffer[] = []
      response
        .on('data', (data: Buffer) => chunks.push(data))
        .on('end', () => resolve([response.statusCode, Buffer.concat(chunks).toString()]))
    })
  })
  expect([status, body]).toEqual([400, expect.stringContaining('<Code>EntityTooLarge</Code>')])
  await closed
  clearInterval(sending)
  await expect(head('endless.png')).rejects.toMatchObject({ name: 'NotFound' })
}, 15_000)
