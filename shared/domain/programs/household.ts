import * as z from 'zod'
import { LocalDate, Month, monthOf } from '#shared/domain/calendar/calendar.ts'
import { DivisionCodeShape } from '#shared/domain/divisions/divisions.ts'
import { problem } from '#shared/domain/field-problems.ts'
import { Fen } from '#shared/domain/money.ts'
import { DeductionKind, IncomeKind, Period } from './policy.ts'
import { ProgramId } from './program.ts'

/** What about a member counts for the benefit. Disability grade 1 is the most severe, null is none. */
export const CountedMember = z.strictObject({
  birthDate: LocalDate.meta({ examples: ['1982-02-04'] }),
  disabilityGrade: z.int().min(1, problem('choose-one')).max(4, problem('choose-one')).nullable(),
  seriouslyIll: z.boolean(),
})
export type CountedMember = z.infer<typeof CountedMember>

/** An income as it counts; `declaredFen` where an officer counts another sum than the family declared. */
export const Income = z.strictObject({
  kind: IncomeKind,
  amountFen: Fen,
  per: Period,
  declaredFen: Fen.optional(),
  /** Only so many per cent of it count, where the region says so. */
  countedPercent: z.int().min(0).max(100).optional(),
})
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
    program: ProgramId,
    month: Month,
    members: z.array(CountedMember).min(1).max(15),
    income: z.array(Income).max(60),
    deductions: z.array(Deduction).max(60),
    property: Property,
    /** The first member applies alone (57号 art. 8); the others only decide whether the household is poor enough. */
    alone: z.literal(true).optional(),
    /** What a household in an emergency needs once. */
    neededFen: Fen.optional(),
  })
  .superRefine(({ members, month }, context) => {
    members.forEach((member, position) => {
      if (monthOf(member.birthDate) <= month) return
      const path = ['members', position, 'birthDate']
      context.addIssue({ code: 'custom', path, message: problem('birth-date-after-month') })
    })
  })
export type EstimateRequest = z.infer<typeof EstimateRequest>

/** For whom it is paid. */
export const recipientsOf = ({ alone, members }: EstimateRequest): readonly CountedMember[] =>
  alone ? members.slice(0, 1) : members
