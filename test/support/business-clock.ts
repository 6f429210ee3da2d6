import { inject } from 'vitest'
import { moveClock } from '#infra/local/control.ts'

/** Moves the running system's business clock to a time of day in Asia/Shanghai, or back to `now`. */
export const travelTo = (date: string, time = '10:00'): Promise<string> =>
  moveClock(inject('dataDirectory'), `${date}T${time}:00+08:00`)

export const returnToNow = (): Promise<string> => moveClock(inject('dataDirectory'), 'now')
