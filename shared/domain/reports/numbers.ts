import * as z from 'zod'
import { addMonths, localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { needsCorrection } from '#shared/domain/petitions/petition.ts'
import type { Report } from './report.ts'

export const Quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/)
  .meta({ examples: ['2026-Q3'] })
export const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

/** The last quarter that is over on a day. */
export const quarterBefore = (date: string): string => quarterOf(`${addMonths(monthOf(date), -3)}-01`)

const Count = z.int().min(0)
/** What a county's tips came to in a quarter. */
export const TipNumbers = z.strictObject({
  quarter: Quarter,
  received: Count,
  concluded: Count,
  onTime: Count,
  /** Wholly or in part. */
  substantiated: Count,
})
export type TipNumbers = z.infer<typeof TipNumbers>

const nothing = { received: 0, concluded: 0, onTime: 0, substantiated: 0 }

/** What a tip adds to the numbers when it comes and when it ends; null in between. Nothing in it leads back to the tip. */
export function countedIn(before: Report | null, after: Report): TipNumbers | null {
  if (before === null) return { ...nothing, quarter: quarterOf(localDate(after.receivedAt)), received: 1 }
  if (before.conclusion !== null || after.conclusion === null) return null
  const { at, onTime, outcome } = after.conclusion
  return {
    quarter: quarterOf(localDate(at)),
    received: 0,
    concluded: 1,
    onTime: onTime ? 1 : 0,
    substantiated: needsCorrection(outcome) ? 1 : 0,
  }
}

export const sumOf = (quarter: string, rows: readonly TipNumbers[]): TipNumbers =>
  rows.reduce(
    (sum, row) => ({
      quarter,
      received: sum.received + row.received,
      concluded: sum.concluded + row.concluded,
      onTime: sum.onTime + row.onTime,
      substantiated: sum.substantiated + row.substantiated,
    }),
    { ...nothing, quarter },
  )

const Shown = Count.nullable()
/** As anyone reads them; null where so few would tell of somebody. */
export const PublishedNumbers = TipNumbers.extend({
  received: Shown,
  concluded: Shown,
  onTime: Shown,
  substantiated: Shown,
})
export type PublishedNumbers = z.infer<typeof PublishedNumbers>

/** Below this nothing is said, not of the rest of a whole either: it could be counted back. */
export const fewest = 5
const isFew = (count: number) => count > 0 && count < fewest
const shown = (count: number) => (isFew(count) ? null : count)
const shownOf = (part: number, whole: number) => (isFew(part) || isFew(whole) || isFew(whole - part) ? null : part)

export const published = ({ quarter, received, concluded, onTime, substantiated }: TipNumbers): PublishedNumbers => ({
  quarter,
  received: shown(received),
  concluded: shown(concluded),
  onTime: shownOf(onTime, concluded),
  substantiated: shownOf(substantiated, concluded),
})
