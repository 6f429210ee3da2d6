import type { Typed } from '#lib/server/refusal.ts'

/** No page asks for more lines than this: what was typed on a page must fit its scratch of 80 fields. */
export const mostLines = 15

export const parts = ['kind', 'amount', 'per', 'member'] as const
/** One sum as typed: what it is, how much, how often, and whose (the position in the household, from 0). */
export type TypedLine = Record<(typeof parts)[number], string>

const emptyLine: TypedLine = { kind: '', amount: '', per: '', member: '' }

export function linesIn(typed: Typed): TypedLine[] {
  const numbers = Object.keys(typed).map((name) => Number(/^line\.(\d{1,2})\./.exec(name)?.[1] ?? -1))
  const count = Math.min(mostLines, Math.max(-1, ...numbers) + 1)
  return Array.from({ length: count }, (_, index) => ({
    kind: typed[`line.${index}.kind`] ?? '',
    amount: typed[`line.${index}.amount`] ?? '',
    per: typed[`line.${index}.per`] ?? '',
    member: typed[`line.${index}.member`] ?? '',
  }))
}

export const typedLines = (lines: readonly TypedLine[]): Typed =>
  Object.fromEntries(
    lines.flatMap((line, index) => parts.map((part) => [`line.${index}.${part}`, line[part]] as const)),
  )

export const withoutLine = (typed: Typed, index: number): Typed => ({
  ...(typed['none'] === undefined ? {} : { none: typed['none'] }),
  ...typedLines(linesIn(typed).filter((_, position) => position !== index)),
})

export const withBlankLine = (typed: Typed): Typed => ({
  ...typed,
  ...typedLines([...linesIn(typed), emptyLine]),
})
