import { m } from '#lib/paraglide/messages.js'

const parts: Record<string, () => string> = {
  birth: m.check_birth,
  disability: m.check_disability,
  kind: m.check_kind,
  amount: m.check_amount,
  per: m.check_per,
}

const single: Record<string, () => string> = {
  region: m.place_county,
  program: m.check_program_short,
  savings: m.check_savings_short,
  cars: m.check_cars,
  homes: m.check_homes_short,
  shops: m.check_shops,
}

const lines: Record<string, (words: { number: number; field: string }) => string> = {
  member: m.check_member_field,
  income: m.check_income_field,
  cost: m.check_cost_field,
}

/** What a field of the self-check is called in the list of what to put right. */
export function nameOf(field: string): string | undefined {
  const [list = '', index, part = ''] = field.split('.')
  const line = lines[list]
  return line ? line({ number: Number(index) + 1, field: parts[part]?.() ?? '' }) : single[field]?.()
}
