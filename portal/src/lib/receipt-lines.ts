import type { Step, StepLabel } from '#shared/domain/programs/receipt.ts'
import { deductionName, incomeName } from './incomes.ts'
import type { Language } from './language.ts'
import { yuan } from './money.ts'
import { m } from './paraglide/messages.js'
import { subsidyName } from './programs.ts'

export interface ReceiptLine {
  what: string
  why: string
  /** Undefined for a line that only informs. */
  fen: number | undefined
}

/** The steps of an estimate as lines of a till receipt: what, how much of it and by which clause, the amount. */
export function receiptLines(steps: readonly Step[], language: Language): ReceiptLine[] {
  return steps.map((step) => ({
    what: titles[step.label]({ kind: kindOf(step) }),
    why: [language === 'zh' ? step.quantity : arithmetic(step), step.clause].filter(Boolean).join(' · '),
    fen: informs(step) ? undefined : step.amountFen,
  }))
}

const titles: Record<StepLabel, (words: { kind: string }) => string> = {
  standard: () => m.step_standard(),
  income: m.step_income,
  'income-not-counted': m.step_income_not_counted,
  deduction: m.step_deduction,
  'per-capita': () => m.step_per_capita(),
  property: () => m.step_property(),
  tier: () => m.step_tier(),
  share: () => m.household_step_share(),
  alone: () => m.household_step_alone(),
  needed: () => m.household_step_needed(),
  cap: () => m.household_step_cap(),
  'top-up': m.step_top_up,
  rounding: () => m.step_rounding(),
  'minimum-payment': () => m.step_minimum(),
  subsidy: m.step_subsidy,
  'income-not-below-standard': () => m.step_no_income(),
  'income-not-below-margin': () => m.household_step_no_margin(),
  'property-above-limit': () => m.step_no_property(),
}

const kinds: Record<string, () => string> = {
  ...incomeName,
  ...deductionName,
  disability: m.top_up_disability,
  'serious-illness': m.top_up_illness,
  'age-at-least': m.top_up_old,
  'age-below': m.top_up_child,
}

const kindOf = ({ kind = '' }: Step): string => kinds[kind]?.() ?? subsidyName(kind)

const informs = ({ label, amountFen }: Step): boolean =>
  amountFen === 0 && ['income-not-counted', 'per-capita', 'property', 'property-above-limit'].includes(label)

/** The Chinese `quantity` of a step, said again from its numbers. */
function arithmetic({ label, persons, eachFen, per, percent, limit, declaredFen }: Step): string {
  if (eachFen === undefined) return ''
  const amount = yuan(eachFen)
  if (label === 'per-capita' && limit !== undefined) return m.sum_against({ amount, limit: yuan(limit) })
  if (label === 'property' && limit !== undefined) return m.sum_savings({ amount, limit: yuan(limit) })
  const each = per === 'year' ? m.sum_each_year({ amount }) : m.sum_each_month({ amount })
  const times = persons === undefined ? each : m.sum_persons({ persons, each })
  const share = percent !== undefined && label !== 'tier' ? `${times} × ${percent} %` : times
  return declaredFen === undefined ? share : m.household_step_declared({ share, amount: yuan(declaredFen) })
}
