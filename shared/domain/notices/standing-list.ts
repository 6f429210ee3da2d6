import * as z from 'zod'
import { Benefit } from '#shared/domain/benefits/benefit.ts'
import { Fen } from '#shared/domain/money.ts'

/** A family on the long-term list (长期公示) of its village: exactly what anyone may read (domain.md §9, row 68). */
export const Recipient = Benefit.pick({ program: true, persons: true }).extend({
  applicantName: z.string(),
  monthlyFen: Fen,
})
export type Recipient = z.infer<typeof Recipient>

/** What of a benefit says who stands on the list in which month. */
export const Listed = Benefit.pick({
  program: true,
  applicant: true,
  persons: true,
  monthlyFen: true,
  firstMonth: true,
  change: true,
  lastMonth: true,
})
export type Listed = z.infer<typeof Listed>

/** What is paid in a month: nothing before the first and after the last, a change from its own month on. */
const paidIn = ({ firstMonth, lastMonth, monthlyFen, change }: Listed, month: string): number => {
  if (month < firstMonth || (lastMonth !== null && month > lastMonth)) return 0
  return change !== null && month < change.from ? change.beforeFen : monthlyFen
}

/** Who is paid in a month, by name; whoever is not, is not there: the list ends with the benefit (domain.md §9). */
export const standingIn = (month: string, listed: readonly Listed[]): Recipient[] =>
  listed
    .map((benefit) => ({
      program: benefit.program,
      applicantName: benefit.applicant,
      persons: benefit.persons,
      monthlyFen: paidIn(benefit, month),
    }))
    .filter(({ monthlyFen }) => monthlyFen > 0)
    .toSorted((a, b) => a.applicantName.localeCompare(b.applicantName, 'zh-CN'))
