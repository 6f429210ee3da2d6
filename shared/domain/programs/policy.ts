import * as z from 'zod'
import { Month, monthOf, nextMonth } from '#shared/domain/calendar/calendar.ts'
import { DivisionCodeShape, isWithin } from '#shared/domain/divisions/divisions.ts'
import { Fen, partsPerFen, type Parts } from '#shared/domain/money.ts'
import { ProgramId } from './program.ts'
import { Switches } from './procedure.ts'

export const IncomeKind = z.enum([
  'wage',
  'odd-job',
  'farm',
  'business',
  'land-rent',
  'family-support',
  'pension',
  'basic-pension',
  'preferential-pension',
  'scholarship',
  'bravery-award',
  'family-planning-award',
  'social-assistance',
])
export type IncomeKind = z.infer<typeof IncomeKind>

/** What somebody has by working. */
export const earned: readonly IncomeKind[] = ['wage', 'odd-job', 'business', 'farm']

export const DeductionKind = z.enum(['work-cost', 'disability-cost', 'illness-cost'])
export type DeductionKind = z.infer<typeof DeductionKind>

export const Period = z.enum(['month', 'year'])
/** A sum each month, or each year: an annual sum stays annual until the end, so that no fen is lost. */
export const Sum = z.strictObject({ amountFen: Fen, per: Period })
export type Sum = z.infer<typeof Sum>

const percentOfStandard = z.int().min(0).max(1000)
/** More for a member who needs more (Law art. 20). Disability grade 1 is the most severe. */
export const TopUp = z.union([
  z.strictObject({ disabilityGradeAtMost: z.int().min(1).max(4), percentOfStandard }),
  z.strictObject({ seriouslyIll: z.literal(true), percentOfStandard }),
  z.strictObject({ ageAtLeast: z.int().min(0).max(120), percentOfStandard }),
  z.strictObject({ ageBelow: z.int().min(0).max(120), percentOfStandard }),
])
export type TopUp = z.infer<typeof TopUp>

/** Paid for every member from one month to another, both included (Law art. 32). */
export const PriceSubsidy = z.strictObject({
  name: z.string().min(1).max(40),
  perPersonFen: Fen,
  from: Month,
  to: Month,
})

/** One version of a program in a region. What is absent: no minimum payment, no tiers, paid from the next month. */
export const Policy = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(64),
  /** It applies to every division whose code starts with this. */
  region: DivisionCodeShape,
  program: ProgramId,
  effectiveFrom: Month,
  /** Per person. */
  standard: Sum,
  notCounted: z.array(IncomeKind),
  /** Savings up to so many monthly standards per person, and so many things. */
  propertyLimits: z.strictObject({
    financialStandardsPerPerson: z.int().min(0).max(1000),
    /** Savings of exactly the limit are allowed (不超过), unless they must lie below it (低于). */
    financialEdge: z.enum(['not-above', 'below']).optional(),
    cars: z.int().min(0).max(99),
    homes: z.int().min(0).max(99),
    shops: z.int().min(0).max(99),
  }),
  topUps: z.array(TopUp).max(20),
  priceSubsidies: z.array(PriceSubsidy).max(20),
  citation: z.string().min(1).max(200),
  /** What becomes of base and top-ups that come to less than this: raised to it, or not paid out. */
  minimumPayment: z.strictObject({ amountFen: Fen, below: z.enum(['raise', 'do-not-pay']) }).optional(),
  /**
   * Fixed amounts instead of the difference (Law art. 18): of the tiers whose share of the standard lies above the
   * household's income per person, the lowest counts; where none does, the actual difference is paid.
   */
  tiers: z
    .array(z.strictObject({ incomeBelowPercentOfStandard: z.int().min(1).max(100), perPersonFen: Fen }))
    .min(1)
    .max(20)
    .optional(),
  /** 57号 art. 21: from the month after the decision, unless the region pays the month of the decision too. */
  firstPaymentRule: z.enum(['next-month', 'decision-month']).optional(),
  /** How the region works the program, where it decides otherwise than the law. */
  procedure: Switches.optional(),
})
export type Policy = z.infer<typeof Policy>

/** A file of policies: the kinds are named in it too, so that a reader needs no code. */
export const PolicyFile = z.strictObject({
  about: z.string(),
  incomeKinds: z.array(IncomeKind),
  deductionKinds: z.array(DeductionKind),
  policies: z.array(Policy),
})

export interface PolicyQuestion {
  readonly region: string
  readonly program: string
  readonly month: string
}

/** The version in force: the longest region first, then the latest month of effect. */
export function policyInForce(policies: readonly Policy[], question: PolicyQuestion): Policy | undefined {
  return policies
    .filter((policy) => policy.program === question.program)
    .filter((policy) => isWithin(question.region, policy.region) && policy.effectiveFrom <= question.month)
    .toSorted((a, b) => b.region.length - a.region.length || (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
    .at(0)
}

/** The first month paid for a decision taken on a day, under the version that it rests on. */
export const firstPaymentMonth = (policy: Pick<Policy, 'firstPaymentRule'> | undefined, decidedOn: string): string =>
  policy?.firstPaymentRule === 'decision-month' ? monthOf(decidedOn) : nextMonth(monthOf(decidedOn))

/** One month of a sum, exact. */
export const monthlyParts = ({ amountFen, per }: Sum): Parts =>
  (BigInt(amountFen) * partsPerFen) / (per === 'year' ? 12n : 1n)
