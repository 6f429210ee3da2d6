import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { solved } from '../support/admission.ts'
import { read, sendTo, type Answer } from '../support/api.ts'

/** The whole system in processes of its own, killed at once as by a power cut, and started again over what it left. */

const { public: sender } = contract.tips
const data = mkdtempSync(join(tmpdir(), 'sunshine-killed-'))
const Endpoints = z.object({ api: z.string() })

let kill: () => Promise<void> = () => Promise.resolve()
afterAll(async () => {
  await kill()
  rmSync(data, { recursive: true, force: true })
})

interface Door {
  get(path: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
}

const begin = async (): Promise<Door> => {
  const command = [resolve('infra/local/start.ts'), '--port', '0', '--data', data, '--no-demo']
  const child = spawn(process.execPath, command, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  kill = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  await once(child.stdout, 'data')
  const { api } = Endpoints.parse(JSON.parse(readFileSync(join(data, 'endpoints.json'), 'utf8')))
  const headers = { 'content-type': 'application/json' }
  return {
    get: (path) => sendTo(api, path, {}),
    post: (path, body) => sendTo(api, path, { method: 'POST', headers, body: JSON.stringify(body) }),
  }
}

/** A tip as a browser leaves it, its work done beforehand. */
const ready = async (door: Door, about: string) => {
  const admission = await solved(read(await door.get('/tips/challenge'), sender.challenge))
  const place = { against: 'family', division: '500153001', place: '' }
  return { ...place, kind: 'hidden-property', about, facts: '车停在后院。', contact: null, admission }
}

const follow = async (door: Door, receipt: string) =>
  read(await door.post('/tips/follow-up', { receipt }), sender.follow)

test('of tips that come together, each that was acknowledged before the kill is found by its receipt', async () => {
  let door = await begin()
  const known: string[] = []
  for (const killedAt of [1, 3]) {
    const filings = await Promise.all(Array.from({ length: 5 }, (_, index) => ready(door, `第 ${index} 家`)))
    const acknowledged: string[] = []
    const enough = Promise.withResolvers<null>()
    const sent = filings.map(async (filing) => {
      const answer = await door.post('/tips', filing).catch(() => null)
      if (answer === null) return
      acknowledged.push(read(answer, sender.file).receipt)
      if (acknowledged.length === killedAt) enough.resolve(null)
    })
    await enough.promise
    await kill()
    await Promise.all(sent)
    expect(acknowledged.length).toBeGreaterThanOrEqual(killedAt)
    known.push(...acknowledged)
    door = await begin()
    for (const receipt of known) expect(await follow(door, receipt)).toMatchObject({ state: 'RECEIVED' })
  }
})

test('what a sender wrote and was told has arrived is there after the kill', async () => {
  await kill()
  let door = await begin()
  const { receipt } = read(await door.post('/tips', await ready(door, '村口的一家')), sender.file)
  await follow(door, receipt)
  const text = '昨天又看见一次。'
  read(await door.post('/tips/follow-up/messages', { receipt, text }), sender.write)
  await kill()
  door = await begin()
  expect((await follow(door, receipt)).messages).toMatchObject([{ text }])
})
