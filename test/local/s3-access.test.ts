import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  directory = await mkdtemp(join(tmpdir(), 's3-access-'))
  local = await startS3({ directory, port: 0, credentials })
  const rule = {
    AllowedOrigins: ['http://portal.test'],
    AllowedMethods: ['POST', 'PUT'],
    AllowedHeaders: ['content-type'],
    MaxAge: 300,
  }
  await local.ensureBucket(Bucket, { cors: [rule] })
  client = clientOf()
})

afterAll(async () => {
  client.destroy()
  await local.close()
  await rm(directory, { recursive: true })
})

const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }))

describe('signatures', () => {
  const presigner = () => clientOf({ requestChecksumCalculation: 'WHEN_REQUIRED' })
  const link = (command: GetObjectCommand | PutObjectCommand, expiresIn = 60, more: object = {}) =>
    getSignedUrl(presigner(), command, { expiresIn, ...more })

  test('a presigned link puts and gets, with the answer named as the signer wished', async () => {
    const url = await link(new PutObjectCommand({ Bucket, Key: 'linked', ContentType: 'text/plain' }))
    expect(
      (await fetch(url, { method: 'PUT', body: 'presigned', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(200)
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent('证明.pdf')}`
    const got = await fetch(
      await link(
        new GetObjectCommand({
          Bucket,
          Key: 'linked',
          ResponseContentDisposition: disposition,
          ResponseContentType: 'application/pdf',
        }),
      ),
    )
    expect([
      got.status,
      await got.text(),
      got.headers.get('content-disposition'),
      got.headers.get('content-type'),
    ]).toEqual([200, 'presigned', disposition, 'application/pdf'])
  })

  test('a link that expired, was changed or is used for something else is refused', async () => {
    await put('private', 'secret')
    const url = await link(new GetObjectCommand({ Bucket, Key: 'private' }))
    const signed = new Date(Date.now() - 61_000)
    const expired = await link(new GetObjectCommand({ Bucket, Key: 'private' }), 60, { signingDate: signed })
    const attempts: [string, RequestInit][] = [
      [expired, {}],
      [url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'), {}],
      [url.replace('/private', '/a.txt'), {}],
      [`${url}&response-content-type=text%2Fhtml`, {}],
      [url.replace(/X-Amz-Signature=.{8}/, 'X-Amz-Signature=00000000'), {}],
      [url, { method: 'DELETE' }],
      [url, { method: 'PUT', body: 'x' }],
      [url, { headers: { 'x-amz-extra': 'x' } }],
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
    const list = (given: typeof credentials) =>
      clientOf({ credentials: given }).send(new ListObjectsV2Command({ Bucket }))
    await expect(list({ ...credentials, secretAccessKey: 'guess' })).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    })
    await expect(list({ ...credentials, accessKeyId: 'stranger' })).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    })
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
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-max-age'),
    ]).toEqual([200, 'http://portal.test', '300'])
    for (const refused of [
      preflight('http://evil.test', 'POST'),
      preflight('http://portal.test', 'DELETE'),
      preflight('http://portal.test', 'POST', 'x-other'),
    ]) {
      expect((await refused).status).toBe(403)
      expect((await refused).headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})
