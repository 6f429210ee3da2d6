import * as z from 'zod'
import { LocalDate, Month, monthOf } from '#shared/domain/calendar/calendar.ts'
import { DivisionCodeShape } from '#shared/domain/divisions/divisions.ts'
import { problem } from '#shared/domain/field-problems.ts'
import { Fen } from '#shared/domain/money.ts'
import { DeductionKind, IncomeKind, Period, Program } from './policy.ts'

/** What about a member counts for the benefit. Disability grade 1 is the most severe, null is none. */
export const CountedMember = z.strictObject({
  birthDate: LocalDate.meta({ examples: ['1982-02-04'] }),
  disabilityGrade: z.int().min(1, problem('choose-one')).max(4, problem('choose-one')).nullable(),
  seriouslyIll: z.boolean(),
})
export type CountedMember = z.infer<typeof CountedMember>

export const Income = z.strictObject({ kind: IncomeKind, amountFen: Fen, per: Period })
export type Income = z.infer<typeof Income>
export const Deduction = z.strictObject({ kind: DeductionKind, amountFen: Fen, per: Period })
export type Deduction = z.infer<typeof Deduction>

const count = z.int().min(0).max(99)
export const Property = z.strictObject({ financialFen: Fen, cars: count, homes: count, shops: count })
export type Property = z.infer<typeof Property>

/** What the calculation needs to know of a household, in the month it is for. */
export const EstimateRequest = z
  .strictObject({
    region: DivisionCodeShape,
    program: Program,
    month: Month,
    members: z.array(CountedMember).min(1).max(15),
    income: z.array(Income).max(60),
    deductions: z.array(Deduction).max(60),
    property: Property,
  })
  .superRefine(({ members, month }, context) => {
    members.forEach((member, position) => {
      if (monthOf(member.birthDate) <= month) return
      const path = ['members', position, 'birthDate']
      context.addIssue({ code: 'custom', path, message: problem('birth-date-after-month') })
    })
  })
export type EstimateRequest = z.infer<typeof EstimateRequest>
