import { isDrawn } from '#shared/domain/benefits/spot-check.ts'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import { isWorkingDay, localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { childrenOf, countiesServed } from '#shared/domain/divisions/divisions.ts'
import { benefitsAt } from '#shared/store/benefits.ts'
import { checksOrdered, checkWentOut } from '#shared/store/ordered-checks.ts'
import { now } from '../http/clock.ts'
import { noteBenefit } from './carry-out.ts'

/** What this day asks of a benefit: its month has come, or the lot fell on it; a day that asks nothing changes nothing. */
const askedOf = ({ id, stage, nextRecheck }: Benefit, today: string, ordered: ReadonlySet<string>) => {
  if (stage !== 'ACTIVE') return null
  if (nextRecheck <= monthOf(today)) return 'callDueRecheck' as const
  return ordered.has(id) || isDrawn(id, today) ? ('drawSpotCheck' as const) : null
}

const drawIn = async (town: string, at: string): Promise<void> => {
  const ordered = new Set(await checksOrdered('check', town))
  for await (const benefit of benefitsAt(town)) {
    const verb = askedOf(benefit, localDate(at), ordered)
    if (verb !== null) await noteBenefit(benefit.id, { verb }, at)
  }
  // Gone with the draw, also where the benefit is being looked at already or has ended meanwhile: nobody is asked twice.
  for (const id of ordered) await checkWentOut('check', town, id)
}

/** The re-checks of the day go out together, drawn and due and ordered; nobody can tell from one why it came. */
export async function callRechecks(at: string): Promise<void> {
  if (!isWorkingDay(localDate(at))) return
  for (const { code } of countiesServed()) for (const town of childrenOf(code)) await drawIn(town.code, at)
}

export const handler = (): Promise<void> => callRechecks(now())
