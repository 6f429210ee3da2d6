import { localDate } from '#shared/domain/calendar/calendar.ts'
import { countiesServed } from '#shared/domain/divisions/divisions.ts'
import { published, quarterBefore } from '#shared/domain/reports/numbers.ts'
import { publishNumbers } from '#shared/store/published-numbers.ts'
import { tipNumbers } from '#shared/store/tip-numbers.ts'
import { now } from '../http/clock.ts'

/** Only a quarter that is over: from day to day one could count who came. */
export async function publishQuarter(at: string): Promise<void> {
  const quarter = quarterBefore(localDate(at))
  for (const { code } of countiesServed()) await publishNumbers(code, published(await tipNumbers(code, quarter)))
}

export const handler = (): Promise<void> => publishQuarter(now())
