import { lastDaySoon, saidByClock } from '#shared/domain/applications/clock.ts'
import { addDays, isWorkingDay, localDate } from '#shared/domain/calendar/calendar.ts'
import { childrenOf, countiesServed } from '#shared/domain/divisions/divisions.ts'
import { casesDue, type QueueQuestion } from '#shared/store/queue.ts'
import { logFailure } from '../http/log.ts'
import { note } from './note.ts'

/** Every desk of every county: its towns, its own, and that of the registers. */
const desks = (): QueueQuestion[] =>
  countiesServed().flatMap(({ code }) => [
    ...childrenOf(code).map((town): QueueQuestion => ({ desk: town.code })),
    { desk: code },
    { desk: code, kind: 'verification' },
  ])

/** All that the clock has to say of one case, one after the other; said twice, it says nothing. */
const tellOf = async (id: string, now: string): Promise<void> => {
  if (await note(id, now, (state) => saidByClock(state, localDate(now)))) await tellOf(id, now)
}

/**
 * Reminds families and tells the next level what is broken, desk by desk through the index of due dates: a case that
 * nothing is due on soon is never looked at.
 * @throws when a case failed; the others were told, and whoever calls again tells the rest
 */
export async function tellWhatIsDue(now: string): Promise<void> {
  const today = localDate(now)
  if (!isWorkingDay(today)) return
  const dueBefore = addDays(lastDaySoon(today), 1).date
  let failures = 0
  for (const desk of desks())
    for await (const found of casesDue({ ...desk, dueBefore }))
      if (saidByClock(found, today) !== null)
        await tellOf(found.id, now).catch((error: unknown) => {
          logFailure(error)
          failures += 1
        })
  if (failures > 0) throw new Error(`${failures} cases were not told of`)
}
