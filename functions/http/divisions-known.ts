import { os } from '@orpc/server'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { learn } from '#shared/domain/divisions/divisions.ts'
import { allDivisionChanges } from '#shared/store/division-changes.ts'
import type { RequestContext } from './serve.ts'

/** What was changed since the official list, as of a minute ago at most: enough to name a village. */
export const knowDivisions = async (now: string): Promise<void> => learn(await allDivisionChanges(), localDate(now))

/** The same as of this moment, where a village is chosen. */
export const knowDivisionsNow = async (now: string): Promise<void> =>
  learn(await allDivisionChanges('now'), localDate(now))

export const divisionsKnown = os.$context<RequestContext>().middleware(async ({ context, next }) => {
  await knowDivisions(context.now)
  return next()
})
