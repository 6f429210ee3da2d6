import { Deductions, Incomes } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { yuanTyped } from '#lib/money.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { given, type Question, wholeNumber } from '../question.ts'
import { fenTyped } from './money-typed.ts'

/** No page asks for more lines than this: what was typed on a page must fit its scratch of 80 fields. */
export const mostLines = 15

const parts = ['kind', 'amount', 'per', 'member'] as const
const names = Array.from({ length: mostLines }, (_, index) => parts.map(part => `line.${index}.${part}`)).flat()

/** One sum as typed: what it is, how much, how often, and whose (the position in the household, from 0). */
export type TypedLine = Record<(typeof parts)[number], string>

const emptyLine: TypedLine = { kind: '', amount: '', per: '', member: '' }

export function linesIn(typed: Typed): TypedLine[] {
  const numbers = Object.keys(typed).map(name => Number(/^line\.(\d{1,2})\./.exec(name)?.[1] ?? -1))
  const count = Math.min(mostLines, Math.max(-1, ...numbers) + 1)
  return Array.from({ length: count }, (_, index) => ({
    kind: typed[`line.${index}.kind`] ?? '',
    amount: typed[`line.${index}.amount`] ?? '',
    per: typed[`line.${index}.per`] ?? '',
    member: typed[`line.${index}.member`] ?? '',
  }))
}

export const typedLines = (lines: readonly TypedLine[]): Typed =>
  Object.fromEntries(lines.flatMap((line, index) => parts.map(part => [`line.${index}.${part}`, line[part]] as const)))

export const withoutLine = (typed: Typed, index: number): Typed => ({
  ...(typed['none'] === undefined ? {} : { none: typed['none'] }),
  ...typedLines(linesIn(typed).filter((_, position) => position !== index)),
})

export const withBlankLine = (typed: Typed): Typed => ({
  ...typed,
  ...typedLines([...linesIn(typed), emptyLine]),
})

/** A line nobody wrote in is no answer; how often and whose may have stood there from the start. */
const isBlank = ({ kind, amount }: TypedLine) => kind === '' && amount === ''

const field = (path: string): string | undefined => {
  const [index, key] = path.split('.')
  return key === undefined ? undefined : `line.${index}.${key === 'amountFen' ? 'amount' : key}`
}

const readLine = (line: TypedLine, member: number | undefined) => ({
  member: member ?? wholeNumber(line.member),
  kind: given(line.kind),
  amountFen: fenTyped(line.amount),
  per: given(line.per),
})

type Line = z.infer<typeof Incomes>[number] | z.infer<typeof Deductions>[number]

const show = (lines: readonly Line[]): Typed =>
  lines.length === 0
    ? { none: 'yes' }
    : typedLines(
        lines.map(({ kind, amountFen, per, member }) => ({ kind, amount: yuanTyped(amountFen), per, member: String(member) })),
      )

/** The incomes of one member (`member` is the position in the household, from 0). */
export const incomesOf = (member: number): Question<z.infer<typeof Incomes>> => ({
  schema: Incomes,
  fields: ['none', ...names],
  show,
  read: typed => writtenLines(typed).map(line => readLine(line, member)),
  field,
})

export const deductions: Question<z.infer<typeof Deductions>> = {
  schema: Deductions,
  fields: ['none', ...names],
  show,
  read: typed => writtenLines(typed).map(line => readLine(line, undefined)),
  field,
}

export const writtenLines = (typed: Typed): TypedLine[] => linesIn(typed).filter(line => !isBlank(line))

/** Written lines moved together, so that a problem's number is the number of its line on the page. */
export function tidied(typed: Typed): Typed {
  const lines = writtenLines(typed)
  return { ...(typed['none'] === undefined ? {} : { none: typed['none'] }), ...typedLines(lines) }
}

/** Said, one way or the other: an empty page must not pass for "nothing". */
export type Contradiction = 'nothing-said' | 'both-said'
export function contradiction(typed: Typed): Contradiction | undefined {
  const lines = writtenLines(typed).length
  if (typed['none'] === 'yes') return lines > 0 ? 'both-said' : undefined
  return lines === 0 ? 'nothing-said' : undefined
}
