import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readAssembly } from '#infra/local/assembly.ts'
import { Lambdas } from '#infra/local/lambdas.ts'
import { readCloud } from '#infra/local/template.ts'
import { temporaryDirectory, writeCloud } from './fixture-cloud.ts'

let lambdas: Lambdas | undefined
afterEach(() => lambdas?.stop())

const started = (limits: { idleMs?: number; kept?: number } = {}) => {
  const parameters = { Issuer: 'http://i', Audience: 'a', PortalOrigin: 'http://p' }
  const { functions } = readCloud(readAssembly(writeCloud().directory), { parameters, apiOrigins: new Map() })
  const logDirectory = temporaryDirectory()
  const reported: string[] = []
  const report = (line: string) => reported.push(line)
  const running = new Lambdas({ functions, environment: {}, logDirectory, report, ...limits })
  lambdas = running
  const call = (name: string, event: object) =>
    running.invoke(functions.find((definition) => definition.name === `services-${name}`)?.arn ?? '', event)
  return {
    running,
    call,
    reported,
    log: (name: string) => readFileSync(join(logDirectory, `services-${name}.log`), 'utf8'),
  }
}

describe('functions', () => {
  it('start at the first call and keep their state from call to call', async () => {
    const { running, call } = started()
    expect(running.running()).toBe(0)
    expect(await call('plain', {})).toEqual({ calls: 1 })
    expect(await call('plain', {})).toEqual({ calls: 2 })
    expect(running.running()).toBe(1)
  })

  it('are ended at their time-out, even in an endless loop, and start anew', async () => {
    const { call } = started()
    await call('plain', {})
    await expect(call('plain', { rawPath: '/stuck' })).rejects.toMatchObject({ kind: 'timeout' })
    expect(await call('plain', {})).toEqual({ calls: 1 })
  })

  it('let other calls finish when one of them times out', async () => {
    const { call } = started()
    const slow = call('plain', { rawPath: '/slow' })
    const [, other] = await Promise.all([expect(slow).rejects.toMatchObject({ kind: 'timeout' }), call('plain', {})])
    expect(other).toEqual({ calls: 1 })
  })

  it('say in one line and in their log why they cannot start', async () => {
    const { call, reported, log } = started()
    await expect(call('broken', {})).rejects.toMatchObject({ kind: 'init' })
    expect(reported).toEqual([expect.stringMatching(/^services-broken cannot start: .*not-there\.mjs/)])
    await vi.waitFor(() => expect(log('broken')).toContain('not-there.mjs'))
  })

  it('give their memory back when idle, except those used last', async () => {
    const { running, call } = started({ idleMs: 50, kept: 1 })
    await call('plain', {})
    await call('echo', {})
    await vi.waitFor(() => expect(running.running()).toBe(1))
    expect(await call('plain', {})).toEqual({ calls: 1 })
  })

  it('restart with another environment', async () => {
    const { running, call } = started()
    await call('plain', {})
    running.restart({ CLOCK_SHIFT: '5000' })
    expect(await call('plain', {})).toEqual({ calls: 1 })
    expect(JSON.stringify(await call('echo', {}))).toContain('CLOCK_SHIFT\\":\\"5000')
  })
})
