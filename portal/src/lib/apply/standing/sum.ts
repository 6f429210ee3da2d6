import type { OwnApplication } from '#shared/domain/applications/views.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ReceiptLine, receiptLines } from '#lib/receipt-lines.ts'

/** The sum as a till receipt, with what it is the sum of. */
export interface SumShown {
  title: string
  note: string
  eligible: boolean
  monthlyFen: number
  lines: ReceiptLine[]
}

/** Nothing when the case ended without money, and when the sum of today is not the one that was decided. */
export function sumShown(
  { estimate, notice, outcome, stage }: OwnApplication,
  language: Language,
): SumShown | undefined {
  if (!estimate || ['REFUSED', 'WITHDRAWN', 'TERMINATED'].includes(stage)) return undefined
  const { eligible, monthlyFen, steps } = estimate
  const sum = { eligible, monthlyFen, lines: receiptLines(steps, language) }
  if (outcome) {
    if (outcome.monthlyFen !== monthlyFen) return undefined
    return { ...sum, title: m.standing_sum_confirmed(), note: m.standing_sum_confirmed_note() }
  }
  const title = notice ? m.standing_sum_proposed() : m.apply_sum_title()
  return { ...sum, title, note: m.check_estimate_note() }
}
