import * as z from 'zod'
import { Fen, yuan } from '#shared/domain/money.ts'
import { IncomeKind, Period } from '#shared/domain/programs/policy.ts'
import type { Answers } from './answers.ts'
import { by, type Rule } from './rule.ts'

/** What an officer counts for one income instead of what was declared, why, and what the family says to it. */
export const Adjustment = z.strictObject({
  /** Which income of the list, counted from 1. */
  line: z.int(),
  kind: IncomeKind,
  per: Period,
  declaredFen: Fen,
  countedFen: Fen,
  reason: z.string(),
  answer: z.string().nullable(),
})
export type Adjustment = z.infer<typeof Adjustment>

const adjustIncome: Rule<'adjustIncome'> = ({ answers }, { line, countedFen, reason }, { actor, now }) => {
  const declared = answers.incomes?.[line - 1]
  if (declared === undefined) return { problem: 'FIELD', field: 'line', code: 'choose-one' }
  const { kind, per, amountFen: declaredFen } = declared
  return { type: 'incomeAdjusted', at: now, by: by(actor), line, kind, per, declaredFen, countedFen, reason }
}

const answerAdjustment: Rule<'answerAdjustment'> = (_state, { answer }, { actor, now }) => ({
  type: 'adjustmentAnswered',
  at: now,
  by: by(actor),
  answer,
})

export const adjustment = { adjustIncome, answerAdjustment }

/** The last word on each line counts. */
export const adjusted = (all: readonly Adjustment[], next: Adjustment): Adjustment[] =>
  [...all.filter(({ line }) => line !== next.line), next].toSorted((a, b) => a.line - b.line)

/** The incomes as they count, each with what was declared where that is another sum. */
export const countedIncomes = ({ incomes = [] }: Answers, adjustments: readonly Adjustment[]) =>
  incomes.map((income, index) => {
    const found = adjustments.find(({ line }) => line === index + 1)
    return found === undefined || found.countedFen === income.amountFen
      ? income
      : { ...income, amountFen: found.countedFen, declaredFen: income.amountFen }
  })

/** Both values, for the family to read. */
export const adjustmentWords = ({ declaredFen, countedFen }: Pick<Adjustment, 'declaredFen' | 'countedFen'>) =>
  `申报 ${yuan(declaredFen)} 元，按 ${yuan(countedFen)} 元计算`
