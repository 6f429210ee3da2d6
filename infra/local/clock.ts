/** The business clock: the system's time plus a shift, kept beside the data. Tokens and links keep real time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { Refusal } from '#infra/local/refusal.ts'

const fileSchema = z.object({
  /** Milliseconds ahead of the system's time. */
  shift: z.int(),
  /** Business time, epoch milliseconds, up to which schedules have fired. */
  firedUntil: z.number(),
})

export interface BusinessClock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds; 0 is real time. */
  shift(): number
  /** Sets the business time, to `now` or an ISO time. @throws Refusal for anything else. */
  travel(to: string): void
  firedUntil(): number
  fire(until: number): void
}

const target = (to: string): number => {
  // a time without zone would mean another moment on another machine
  const isComplete = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(to)
  const time = Date.parse(to)
  if (!isComplete || Number.isNaN(time))
    throw new Refusal(`${to} is no time: say now, or a time with its zone such as 2026-12-01T09:00+08:00`)
  return time
}

/** What to give functions as environment: nothing in real time, exactly as in the cloud. */
export const clockEnvironment = (shift: number): Record<string, string> =>
  shift === 0 ? {} : { CLOCK_SHIFT: String(shift) }

export const createClock = (file: string): BusinessClock => {
  let state = existsSync(file)
    ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { shift: 0, firedUntil: Date.now() }
  const keep = (next: Partial<typeof state>) => {
    state = { ...state, ...next }
    writeFileSync(file, JSON.stringify(state))
  }
  const now = () => Date.now() + state.shift
  return {
    now,
    shift: () => state.shift,
    firedUntil: () => state.firedUntil,
    fire: (until) => keep({ firedUntil: until }),
    travel: (to) => {
      keep({ shift: to === 'now' ? 0 : target(to) - Date.now() })
      // back in time, what fired already is not owed again until its time comes once more
      if (state.firedUntil > now()) keep({ firedUntil: now() })
    },
  }
}
