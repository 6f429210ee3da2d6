import type { EstimateResult, Step } from '#shared/domain/programs/estimate.ts'
import type { Language } from '#lib/language.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { stepKindWords, stepWords } from './words/file.ts'
import { wordFor } from './words/word.ts'

export interface ReceiptLine {
  what: string
  why: string
  fen: number
}

/** The calculation as a till receipt: what, how and by which clause, how much. */
export const receiptLines = ({ steps }: EstimateResult, language: Language): ReceiptLine[] =>
  steps.map((step) => ({ what: what(step), why: `${language === 'zh' ? step.quantity : arithmetic(step)} · ${step.clause}`, fen: step.amountFen }))

const what = ({ label, kind }: Step) =>
  kind === undefined ? stepWords[label]() : m.desk_step_of({ step: stepWords[label](), kind: wordFor(stepKindWords, kind) })

/** `quantity` is written in Chinese; the numbers in it, for another wording. */
function arithmetic({ label, quantity, persons, eachFen, per, percent, limit }: Step): string {
  if (eachFen === undefined) return quantity
  const each = per === 'year' ? m.desk_sum_a_year({ yuan: yuan(eachFen) }) : m.desk_sum_yuan({ yuan: yuan(eachFen) })
  if (limit !== undefined && label !== 'top-up') return m.desk_sum_against({ each, limit: m.desk_sum_yuan({ yuan: yuan(limit) }) })
  const times = persons === undefined ? each : m.desk_sum_persons({ persons, each })
  return percent === undefined || label === 'tier' ? times : `${times} × ${percent}%`
}
