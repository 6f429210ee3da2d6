import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { listen } from '#infra/local/listen.ts'
import type { System } from '#infra/local/running.ts'
import { startSystem } from '#infra/local/system.ts'
import { temporaryDirectory, writeCloud } from './fixture-cloud.ts'

const patience = { timeout: 15_000, interval: 50 }
const folder = join(import.meta.dirname, '../../infra/local')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const run = (command: string, ...given: string[]) => {
  const child = spawn(process.execPath, [join(folder, command), ...given])
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += String(chunk)))
  child.stderr.on('data', (chunk) => (said.err += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said, ended }
}

const start = (data: string, ...given: string[]) =>
  run('start.ts', '--port', '0', '--data', data, '--no-demo', '--assembly', writeCloud().directory, ...given)

const endpointsIn = (data: string): System['endpoints'] =>
  JSON.parse(readFileSync(join(data, 'endpoints.json'), 'utf8'))
const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

describe('npm start', () => {
  it('prints one line, serves both APIs, obeys its commands, and ends with everything it started', async () => {
    const data = temporaryDirectory()
    const { child, said, ended } = start(data)
    await vi.waitFor(() => expect(said.out).toContain('http://'), patience)
    const { portal, api, ...others } = endpointsIn(data)
    expect(said.out.trim().split('\n')).toEqual([expect.stringContaining(portal)])
    expect(Object.keys(others)).toEqual(['issuer', 'dynamodb', 's3'])
    expect(await (await fetch(`${portal}/a`)).text()).toBe(`<h1>阳光救助</h1>${portal}/a`)

    const token = run('token.ts', 'resident-li', '--data', data)
    expect(await token.ended).toBe(0)
    const headers = { authorization: `Bearer ${token.said.out.trim()}` }
    expect((await fetch(`${api}/mine`, { headers })).status).toBe(200)
    expect((await fetch(`${api}/mine`)).status).toBe(401)

    const clock = run('local.ts', 'clock', '2026-12-01T09:00+08:00', '--data', data)
    expect(await clock.ended).toBe(0)
    expect(clock.said.out).toMatch(/^2026-12-01T01:00:/)
    expect(await (await fetch(`${api}/cases/1`)).text()).toContain('CLOCK_SHIFT')

    const second = start(data)
    expect(await second.ended).toBe(1)
    expect(second.said.err).toMatch(/^A system already runs on [^\n]+\n$/)
    const reset = run('reset.ts', '--data', data)
    expect(await reset.ended).toBe(1)

    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(said.err).toBe('')
    for (const url of [portal, api, ...Object.values(others)]) expect(await answers(url)).toBe(false)
    expect(await run('reset.ts', '--data', data).ended).toBe(0)
    expect(existsSync(data)).toBe(false)
  })

  it('ends when its parent dies', async () => {
    const data = temporaryDirectory()
    const arguments_ = ['start.ts', '--port', '0', '--data', data, '--no-demo', '--assembly', writeCloud().directory]
    const script = `const { spawn } = require('node:child_process'); spawn(process.execPath, ${JSON.stringify(arguments_)}, { cwd: ${JSON.stringify(folder)} }); setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['-e', script])
    children.push(parent)
    await vi.waitFor(() => expect(existsSync(join(data, 'endpoints.json'))).toBe(true), patience)
    const { portal } = endpointsIn(data)
    expect(await answers(portal)).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(async () => expect(await answers(portal)).toBe(false), patience)
  })

  it('says in one line that a port is busy', async () => {
    const other = await listen(0)
    const port = new URL(other.url).port
    const { said, ended } = start(temporaryDirectory(), '--port', port)
    expect(await ended).toBe(1)
    expect(said).toEqual({
      out: '',
      err: `Port ${port} is in use. Stop what uses it, or choose another with --port N.\n`,
    })
    await other.close()
  })

  it.each([
    [
      'a broken template',
      ['--assembly', '/nowhere'],
      /^The template \/nowhere\/manifest\.json cannot be read: [^\n]+\n$/,
    ],
    ['a port that is none', ['--port', 'x'], /^--port takes a number [^\n]+\n$/],
    ['an unknown option', ['--prot', '1'], /^Unknown option '--prot'[^\n]+\n$/],
  ])('says in one line what is wrong with %s', async (_, given, line) => {
    const { said, ended } = start(temporaryDirectory(), ...given)
    expect(await ended).toBe(1)
    expect(said.err).toMatch(line)
  })

  it('says in one line that another version wrote the data, and leaves them as they are', async () => {
    const data = temporaryDirectory()
    mkdirSync(join(data, 'dynamodb'), { recursive: true })
    writeFileSync(join(data, 'version'), '0')
    const { said, ended } = start(data)
    expect(await ended).toBe(1)
    expect(said.err).toMatch(/^The data in [^\n]+ were written by another version [^\n]+npm run reset[^\n]+\n$/)
    expect(readFileSync(join(data, 'version'), 'utf8')).toBe('0')
  })

  it('says in one line that no system runs', async () => {
    for (const command of [
      ['token.ts', 'resident-li'],
      ['local.ts', 'clock', 'now'],
    ] as const) {
      const [file, ...given] = command
      const { said, ended } = run(file, ...given, '--data', temporaryDirectory())
      expect(await ended).toBe(1)
      expect(said.err).toMatch(/^Nothing runs on [^\n]+\n$/)
    }
  })
})

describe('the running system', () => {
  const cloud = writeCloud()
  const data = temporaryDirectory()
  let system: System
  const begin = () => startSystem({ port: 0, data, quiet: true, assembly: cloud.directory })
  beforeAll(async () => {
    system = await begin()
  })
  afterAll(() => system.stop())

  const journal = () => (existsSync(cloud.journal) ? readFileSync(cloud.journal, 'utf8') : '')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
  const database = () =>
    new DynamoDBClient({ region: 'cn-northwest-1', endpoint: system.endpoints.dynamodb, credentials })
  const put = (id: string) =>
    database().send(new PutItemCommand({ TableName: 'records-Casework', Item: { pk: { S: id }, sk: { S: 'x' } } }))

  it('delivers changes of a table in order, over failures and a restart', async () => {
    await put('first')
    await vi.waitFor(() => expect(journal()).toContain('"S":"first"'), patience)
    writeFileSync(cloud.obstacle, '')
    await put('second')
    await put('third')
    await system.stop()
    rmSync(cloud.obstacle)
    system = await begin()
    await vi.waitFor(() => expect(journal()).toContain('"S":"third"'), patience)
    const order = [...journal().matchAll(/"NewImage":\{"pk":\{"S":"(\w+)"/g)].map(([, id]) => id)
    expect(order).toEqual(['first', 'second', 'third'])
  })

  it('tells a function that an object arrived', async () => {
    const store = new S3Client({ region: 'cn-northwest-1', endpoint: system.endpoints.s3, credentials })
    await store.send(new PutObjectCommand({ Bucket: 'records-intake', Key: 'a/户口本.jpg', Body: 'x' }))
    await vi.waitFor(() => expect(journal()).toContain('ObjectCreated:Put'), patience)
  })

  it('restarts functions at a new time and fires what became due', async () => {
    const before = journal().split('nightly').length
    const there = await system.clock(new Date(Date.now() + 3 * 86_400_000).toISOString())
    expect(Date.parse(there)).toBeGreaterThan(Date.now() + 2 * 86_400_000)
    await vi.waitFor(() => expect(journal().split('nightly').length).toBe(before + 1), patience)
    expect(journal().trim().split('\n').at(-1)).toContain('"shift":"2')
    await system.clock('now')
  })

  it('gives tokens to demo accounts', async () => {
    const headers = { authorization: `Bearer ${await system.token('town-changyuan')}` }
    expect(await (await fetch(`${system.endpoints.api}/mine`, { headers })).text()).toContain('town-changyuan')
  })
})
