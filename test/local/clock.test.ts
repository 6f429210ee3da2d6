import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clockEnvironment, createClock } from '#infra/local/clock.ts'
import { createScheduler } from '#infra/local/events.ts'
import { nextDue } from '#infra/local/timetable.ts'
import { temporaryDirectory } from './fixture-cloud.ts'

const due = (expression: string, zone: string, after: string) => {
  const next = nextDue(expression, zone, Date.parse(after))
  return next === undefined ? undefined : new Date(next).toISOString()
}

describe('a timetable', () => {
  it.each([
    ['rate(5 minutes)', 'UTC', '2026-01-01T00:02:00Z', '2026-01-01T00:05:00.000Z'],
    ['rate(1 day)', 'UTC', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00.000Z'],
    ['cron(0 18 * * ? *)', 'UTC', '2026-01-01T18:00:00Z', '2026-01-02T18:00:00.000Z'],
    ['cron(30 2 * * ? *)', 'Asia/Shanghai', '2026-01-01T00:00:00Z', '2026-01-01T18:30:00.000Z'],
    ['cron(0/15 8-9 ? * MON-FRI *)', 'UTC', '2026-01-02T09:45:00Z', '2026-01-05T08:00:00.000Z'],
    ['cron(0 0 1 JAN,JUL ? *)', 'UTC', '2026-02-01T00:00:00Z', '2026-07-01T00:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', 'UTC', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(0 0 1 1 ? 2020)', 'UTC', '2026-01-01T00:00:00Z', undefined],
  ])('%s in %s after %s is due at %s', (expression, zone, after, expected) => {
    expect(due(expression, zone, after)).toBe(expected)
  })

  it('refuses what it does not understand', () => {
    expect(() => nextDue('rate(often)', 'UTC', 0)).toThrow(/not understood/)
    expect(() => nextDue('cron(0 0 L * ? *)', 'UTC', 0)).toThrow(/not understood/)
  })
})

describe('the business clock', () => {
  const file = () => join(temporaryDirectory(), 'clock.json')

  it('travels, keeps the shift across restarts, and comes back', () => {
    const place = file()
    createClock(place).travel('2026-12-01T09:00+08:00')
    const again = createClock(place)
    expect(Math.abs(again.now() - Date.parse('2026-12-01T01:00:00Z'))).toBeLessThan(1000)
    again.travel('now')
    expect(again.shift()).toBe(0)
  })

  it('tells functions nothing in real time', () => {
    expect(clockEnvironment(0)).toEqual({})
    expect(clockEnvironment(-5)).toEqual({ CLOCK_SHIFT: '-5' })
  })

  it.each(['tomorrow', '2026-12-01T09:00', '2026-13-01', '', '12'])('refuses %s', (to) => {
    expect(() => createClock(file()).travel(to)).toThrow(/is no time/)
  })

  it('fires once what became due in between, and nothing twice', async () => {
    const clock = createClock(file())
    const fired: object[] = []
    const invoke = async (_: string, event: object) => fired.push(event)
    const nightly = { name: 'n', expression: 'cron(0 18 * * ? *)', zone: 'UTC', target: 'f', input: { nightly: true } }
    const scheduler = createScheduler([nightly], clock, { invoke, giveUp: () => undefined })
    await scheduler.start()
    expect(fired).toEqual([])
    clock.travel(new Date(Date.now() + 9 * 86_400_000).toISOString())
    await scheduler.start()
    await scheduler.start()
    expect(fired).toEqual([{ nightly: true, time: expect.stringContaining('T18:00:00.000Z') }])
    scheduler.stop()
  })
})
