import * as z from 'zod'
import { addMonths, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { Fen } from '#shared/domain/money.ts'

/** The Social Assistance Law is in force from this day; before it the interim measures (649) threatened more. */
const lawInForce = '2026-07-01'

/** Under which rule a fine would stand: Law art. 73, up to twice; 649 art. 68, once to three times. */
export const FineRule = z.enum(['law-73', 'interim-68'])

/** Months in which too much was paid, each by the same sum, as an officer found it. */
export const Overpayment = z.strictObject({
  fromMonth: Month,
  months: z.int('not-a-number').min(1, 'too-small').max(240, 'too-large'),
  /** fen per month */
  monthlyFen: Fen,
})
export type Overpayment = z.infer<typeof Overpayment>

/**
 * What a family may be asked to give back, and between which sums a fine would lie. A proposal only: a fine has a procedure
 * of its own, with notice and hearing (行政处罚法 art. 44-45, 63), and nothing here imposes one.
 */
export const Recovery = Overpayment.extend({
  throughMonth: Month,
  totalFen: Fen,
  fine: z.strictObject({ rule: FineRule, leastFen: Fen, mostFen: Fen }),
  computedOn: LocalDate,
})
export type Recovery = z.infer<typeof Recovery>

/** Acts of before the Law that are judged since fall under it all the same: it is the lighter one (行政处罚法 art. 37). */
export function recoveryOf(overpayment: Overpayment, today: string): Recovery {
  const { fromMonth, months, monthlyFen } = overpayment
  const totalFen = months * monthlyFen
  const fine =
    today >= lawInForce
      ? ({ rule: 'law-73', leastFen: 0, mostFen: totalFen * 2 } as const)
      : ({ rule: 'interim-68', leastFen: totalFen, mostFen: totalFen * 3 } as const)
  return { ...overpayment, throughMonth: addMonths(fromMonth, months - 1), totalFen, fine, computedOn: today }
}
