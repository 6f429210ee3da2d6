import { Deductions, Incomes } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { yuanTyped } from '#lib/money.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { given, type Question, wholeNumber } from '../question.ts'
import { linesIn, mostLines, parts, type TypedLine, typedLines } from '../typed-lines.ts'
import { fenTyped } from './money-typed.ts'

const names = Array.from({ length: mostLines }, (_, index) => parts.map((part) => `line.${index}.${part}`)).flat()

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
        lines.map(({ kind, amountFen, per, member }) => ({
          kind,
          amount: yuanTyped(amountFen),
          per,
          member: String(member),
        })),
      )

/** The incomes of one member (`member` is the position in the household, from 0). */
export const incomesOf = (member: number): Question<z.infer<typeof Incomes>> => ({
  schema: Incomes,
  fields: ['none', ...names],
  show,
  read: (typed) => writtenLines(typed).map((line) => readLine(line, member)),
  field,
})

export const deductions: Question<z.infer<typeof Deductions>> = {
  schema: Deductions,
  fields: ['none', ...names],
  show,
  read: (typed) => writtenLines(typed).map((line) => readLine(line, undefined)),
  field,
}

export const writtenLines = (typed: Typed): TypedLine[] => linesIn(typed).filter((line) => !isBlank(line))

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
