import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeKeyCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startKms } from '#infra/local/kms.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kms-'))
})
afterAll(() => rm(folder, { recursive: true }))

const clientOf = (endpoint: string) =>
  new KMSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  })

async function mac(url: string, KeyId: string, label: string) {
  const answer = await clientOf(url).send(
    new GenerateMacCommand({ KeyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(label) }),
  )
  return Buffer.from(answer.Mac ?? []).toString('hex')
}

test('a key gives the same code for the same label in every life, and other codes for all else', async () => {
  const keyFile = join(folder, 'deep', 'key')
  const first = await startKms({ keyFile, port: 0 })
  const code = await mac(first.url, 'casework', 'seal')
  expect(code).toMatch(/^[0-9a-f]{64}$/)
  expect(await mac(first.url, 'tips', 'seal')).not.toBe(code)
  expect(await mac(first.url, 'casework', 'index')).not.toBe(code)
  expect(await mac(first.url, 'arn:aws:kms:us-east-1:000000000000:key/casework', 'seal')).toBe(code)
  await first.close()
  const second = await startKms({ keyFile, port: 0 })
  expect(await mac(second.url, 'casework', 'seal')).toBe(code)
  await second.close()
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  expect(await readFile(keyFile)).toHaveLength(32)
})

test('servers that start at once share one key', async () => {
  const keyFile = join(folder, 'shared')
  const servers = await Promise.all(Array.from({ length: 8 }, () => startKms({ keyFile, port: 0 })))
  const codes = await Promise.all(servers.map(({ url }) => mac(url, 'casework', 'seal')))
  expect(new Set(codes).size).toBe(1)
  await Promise.all(servers.map((server) => server.close()))
})

test('a file that is no key file is refused', async () => {
  const keyFile = join(folder, 'short')
  await writeFile(keyFile, 'short')
  await expect(startKms({ keyFile, port: 0 })).rejects.toThrow('not a key file')
})

test('what is not known or malformed gets the error of AWS', async () => {
  const server = await startKms({ keyFile: join(folder, 'key'), port: 0 })
  await expect(clientOf(server.url).send(new DescribeKeyCommand({ KeyId: 'x' }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  })
  const post = (body: string) =>
    fetch(server.url, {
      method: 'POST',
      body,
      headers: { 'x-amz-target': 'TrentService.GenerateMac', authorization: 'AWS4-HMAC-SHA256 x' },
    })
  const valid = { KeyId: 'x', MacAlgorithm: 'HMAC_SHA_256', Message: 'AAAA' }
  const odd = [
    '',
    'x',
    'null',
    '[]',
    '{}',
    ...[
      { ...valid, Message: '' },
      { ...valid, Message: '*' },
      { ...valid, Message: 1 },
      { ...valid, KeyId: '' },
      { ...valid, MacAlgorithm: 'HMAC_SHA_512' },
      { ...valid, Message: 'AAAA'.repeat(2000) },
    ].map((body) => JSON.stringify(body)),
  ]
  for (const body of odd) {
    const answer = await post(body)
    expect([body.slice(0, 80), answer.status, await answer.text()]).toEqual([
      body.slice(0, 80),
      400,
      expect.stringMatching(/"__type":"[^"]*(Serialization|Validation)Exception"/),
    ])
  }
  expect((await post(JSON.stringify(valid))).status).toBe(200)
  await server.close()
})
