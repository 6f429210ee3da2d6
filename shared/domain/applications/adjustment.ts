import * as z from 'zod'
import { Fen, yuan } from '#shared/domain/money.ts'
import { IncomeKind, Period } from '#shared/domain/programs/policy.ts'
import type { Answers } from './answers.ts'
import type { Application } from './application.ts'
import { by, type Rule } from './rule.ts'

/** What an officer counts for one income instead of what was declared, why, and what the family says to it. */
export const Adjustment = z.strictObject({
  /** Which income of the list, counted from 1; what nobody declared goes on behind the list. */
  line: z.int(),
  /** Whose it is, by position in the list of members. */
  member: z.int(),
  kind: IncomeKind,
  per: Period,
  declaredFen: Fen,
  countedFen: Fen,
  reason: z.string(),
  answer: z.string().nullable(),
})
export type Adjustment = z.infer<typeof Adjustment>

const declaredIn = ({ answers: { incomes = [] }, adjustments }: Application, line: number) => {
  const declared = incomes[line - 1]
  if (declared === undefined) return adjustments.find((found) => found.line === line)
  return { ...declared, declaredFen: declared.amountFen }
}

const adjustIncome: Rule<'adjustIncome'> = (state, { line, countedFen, reason }, { actor, now }) => {
  const declared = declaredIn(state, line)
  if (declared === undefined) return { problem: 'FIELD', field: 'line', code: 'choose-one' }
  const { member, kind, per, declaredFen } = declared
  return { type: 'incomeAdjusted', at: now, by: by(actor), line, member, kind, per, declaredFen, countedFen, reason }
}

/** What survey or registers found and nobody declared counts too, and is answered by the family like any other (57号 art. 12). */
const countIncome: Rule<'countIncome'> = ({ answers, adjustments }, command, { actor, now }) => {
  const { member: number, kind, per, countedFen, reason } = command
  const member = number - 1
  const { incomes = [], members = [] } = answers
  if (members[member] === undefined) return { problem: 'FIELD', field: 'member', code: 'choose-one' }
  const found = adjustments.filter(({ line }) => line > incomes.length)
  const known = found.find((one) => one.member === member && one.kind === kind && one.per === per)
  const line = known?.line ?? incomes.length + found.length + 1
  return { type: 'incomeAdjusted', at: now, by: by(actor), line, member, kind, per, declaredFen: 0, countedFen, reason }
}

const answerAdjustment: Rule<'answerAdjustment'> = (_state, { answer }, { actor, now }) => ({
  type: 'adjustmentAnswered',
  at: now,
  by: by(actor),
  answer,
})

export const adjustment = { adjustIncome, countIncome, answerAdjustment }

/** The last word on each line counts. */
export const adjusted = (all: readonly Adjustment[], next: Adjustment): Adjustment[] =>
  [...all.filter(({ line }) => line !== next.line), next].toSorted((a, b) => a.line - b.line)

/** The incomes as they count, each with what was declared where that is another sum; then what was found besides. */
export const countedIncomes = ({ incomes = [] }: Answers, adjustments: readonly Adjustment[]) => [
  ...incomes.map((income, index) => {
    const found = adjustments.find(({ line }) => line === index + 1)
    return found === undefined || found.countedFen === income.amountFen
      ? income
      : { ...income, amountFen: found.countedFen, declaredFen: income.amountFen }
  }),
  ...adjustments
    .filter(({ line, countedFen }) => line > incomes.length && countedFen > 0)
    .map(({ member, kind, per, declaredFen, countedFen }) => ({
      member,
      kind,
      per,
      amountFen: countedFen,
      declaredFen,
    })),
]

/** Both values, for the family to read. */
export const adjustmentWords = ({ declaredFen, countedFen }: Pick<Adjustment, 'declaredFen' | 'countedFen'>) =>
  `申报 ${yuan(declaredFen)} 元，按 ${yuan(countedFen)} 元计算`
