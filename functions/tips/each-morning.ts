import { localDate } from '#shared/domain/calendar/calendar.ts'
import { countiesServed } from '#shared/domain/divisions/divisions.ts'
import { published, quarterBefore } from '#shared/domain/reports/numbers.ts'
import { TipDesk } from '#shared/domain/reports/report.ts'
import { publishNumbers } from '#shared/store/published-numbers.ts'
import { tipNumbers } from '#shared/store/tip-numbers.ts'
import { removeTip, tipsOver } from '#shared/store/tip-removal.ts'
import { now } from '../http/clock.ts'
import { logFailure } from '../http/log.ts'

/** Only a quarter that is over: from day to day one could count who came. */
export async function publishQuarter(at: string): Promise<void> {
  const quarter = quarterBefore(localDate(at))
  for (const { code } of countiesServed()) await publishNumbers(code, published(await tipNumbers(code, quarter)))
}

/**
 * Removes content, keys and files of tips whose time is over; what they added to the numbers stays.
 * @throws when one failed; the others are gone, and whoever calls again tries it again
 */
export async function removeWhatIsOver(at: string): Promise<void> {
  const today = localDate(at)
  let failures = 0
  for (const { code } of countiesServed())
    for (const desk of TipDesk.options)
      for (const tip of await tipsOver(code, desk, today))
        await removeTip(tip, today).catch((error: unknown) => {
          logFailure(error)
          failures += 1
        })
  if (failures > 0) throw new Error(`${failures} tips were not removed`)
}

export const handler = async (): Promise<void> => {
  const at = now()
  await publishQuarter(at)
  await removeWhatIsOver(at)
}
