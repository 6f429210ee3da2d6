import * as z from 'zod'
import { roundHalfUp, SignedFen, type Parts } from '#shared/domain/money.ts'
import { Period } from './policy.ts'

/** What a line of the calculation is about; pages have words for each. */
export const StepLabel = z.enum([
  'standard',
  'income',
  'income-not-counted',
  'deduction',
  'per-capita',
  'property',
  'tier',
  'share',
  'alone',
  'needed',
  'cap',
  'top-up',
  'rounding',
  'minimum-payment',
  'subsidy',
  'income-not-below-standard',
  'income-not-below-margin',
  'property-above-limit',
])
export type StepLabel = z.infer<typeof StepLabel>

/**
 * One line, as on a till receipt. The amounts of all lines add up to what is paid each month, also when that is nothing;
 * a line that only informs has the amount 0.
 */
export const Step = z.strictObject({
  label: StepLabel,
  /** The income, deduction, top-up ('disability', 'serious-illness', 'age-at-least', 'age-below') or subsidy meant. */
  kind: z.string().optional(),
  /** Where it is written, in Chinese: '57号文 第十三条'. */
  clause: z.string(),
  /** The arithmetic, in Chinese: '3 人 × 798.10 元'. */
  quantity: z.string(),
  amountFen: SignedFen,
  /** The numbers in `quantity`, for another wording. */
  persons: z.int().optional(),
  eachFen: SignedFen.optional(),
  per: Period.optional(),
  percent: z.int().optional(),
  /** The grade or age of a top-up, the limit of savings or income. */
  limit: SignedFen.optional(),
  /** What the family declared, where another sum counts. */
  declaredFen: SignedFen.optional(),
  /** True on a deduction of which only a part counts, because income is never below zero. */
  capped: z.boolean().optional(),
})
export type Step = z.infer<typeof Step>

/** A line whose amount is still exact. */
export type ExactStep = Omit<Step, 'amountFen'> & { parts: Parts }

/**
 * Each line gets what it changes in the running total to the fen. So a group of lines adds up to its rounded sum by
 * construction, and no line is a whole fen away from its exact amount.
 */
export function settle(lines: readonly ExactStep[]): Step[] {
  let total = 0n
  return lines.map(({ parts, ...line }) => {
    const before = roundHalfUp(total)
    total += parts
    return { ...line, amountFen: roundHalfUp(total) - before }
  })
}

export const sumOf = (lines: readonly { readonly parts: Parts }[]): Parts =>
  lines.reduce((total, line) => total + line.parts, 0n)

export const totalOf = (steps: readonly Step[]): number => steps.reduce((total, step) => total + step.amountFen, 0)
