import { fenFrom } from '#lib/money.ts'
import { dateIn } from '#lib/server/typed.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { shown } from './lines.ts'

/** The request that the page describes, still to be judged; lines left empty are not part of it. */
export function household(typed: Typed, month: string) {
  const incomes = filled(typed, 'income')
  const costs = filled(typed, 'cost')
  const request = {
    region: typed['region'] || undefined,
    program: typed['program'] || undefined,
    month,
    members: range(shown(typed, 'member')).map((index) => ({
      birthDate: dateIn(typed, `member.${index}.birth`),
      disabilityGrade: Number(typed[`member.${index}.disability`] || 0) || null,
      seriouslyIll: typed[`member.${index}.ill`] === 'yes',
    })),
    income: incomes.map((index) => sum(typed, `income.${index}`)),
    deductions: costs.map((index) => sum(typed, `cost.${index}`)),
    property: {
      financialFen: typed['savings'] ? fen(typed['savings']) : 0,
      cars: count(typed['cars']),
      homes: count(typed['homes']),
      shops: count(typed['shops']),
    },
  }
  return { request, rename: (path: string) => fieldOf(path, incomes, costs) }
}

function filled(typed: Typed, list: 'income' | 'cost'): number[] {
  return range(shown(typed, list)).filter((index) => typed[`${list}.${index}.kind`] || typed[`${list}.${index}.amount`])
}

function sum(typed: Typed, line: string) {
  const amount = typed[`${line}.amount`]
  return {
    kind: typed[`${line}.kind`] || undefined,
    amountFen: amount ? fen(amount) : undefined,
    per: typed[`${line}.per`] || 'month',
  }
}

/** NaN for what is no amount: the schema then says that a number is wanted. */
const fen = (text: string): number => fenFrom(text) ?? Number.NaN

const count = (text: string | undefined): number => (!text ? 0 : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN)

const range = (length: number): number[] => Array.from({ length }, (_, index) => index)

const parts: Record<string, string> = {
  amountFen: 'amount',
  kind: 'kind',
  per: 'per',
  birthDate: 'birth',
  disabilityGrade: 'disability',
  seriouslyIll: 'ill',
}

/** The field on the page that a path of the request came from. */
function fieldOf(path: string, incomes: number[], costs: number[]): string {
  const [head = '', position = '', part = ''] = path.split('.')
  if (head === 'property') return position === 'financialFen' ? 'savings' : position
  const named = parts[part] ?? part
  if (head === 'members') return `member.${position || 0}.${named || 'birth'}`
  if (head === 'income') return `income.${incomes[Number(position)] ?? 0}.${named}`
  if (head === 'deductions') return `cost.${costs[Number(position)] ?? 0}.${named}`
  return head
}
