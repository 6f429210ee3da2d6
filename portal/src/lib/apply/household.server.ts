import type { Answers, Supporter } from '#shared/domain/applications/answers.ts'
import type { OwnApplication, Scratch } from '#shared/domain/applications/views.ts'
import type { Typed } from '#lib/server/refusal.ts'

/**
 * The answers and the scratch without one member (counted from 1). Incomes and costs name members by position, so those
 * of later members move up; a scratch page that is left over comes back empty.
 */
export function withoutMember(
  { answers, scratch }: OwnApplication,
  number: number,
): { answers: Answers; scratch: Scratch } {
  const gone = number - 1
  const stays = ({ member }: { member: number }) => member !== gone
  const moved = <Line extends { member: number }>(line: Line): Line => ({ ...line, member: shifted(line.member, gone) })
  return {
    answers: {
      members: (answers.members ?? []).filter((_, index) => index !== gone),
      ...(answers.incomes && { incomes: answers.incomes.filter(stays).map(moved) }),
      ...(answers.deductions && { deductions: answers.deductions.filter(stays).map(moved) }),
    },
    scratch: {
      ...numberedPages(scratch, 'member', number),
      ...numberedPages(scratch, 'living', number),
      ...(scratch['incomes'] && { incomes: renumbered(scratch['incomes'], number) }),
      ...(scratch['deductions'] && { deductions: reassigned(scratch['deductions'], gone) }),
    },
  }
}

/** The supporters and the scratch without one of them (counted from 1). */
export const withoutSupporter = (
  { answers: { supporters = [] }, scratch }: OwnApplication,
  number: number,
): { supporters: Supporter[]; scratch: Scratch } => ({
  supporters: supporters.toSpliced(number - 1, 1),
  scratch: numberedPages(scratch, 'supporter', number),
})

const shifted = (position: number, gone: number) => (position > gone ? position - 1 : position)

function numberedPages(scratch: Scratch, page: 'member' | 'living' | 'supporter', number: number): Scratch {
  const last = Math.max(
    0,
    ...Object.keys(scratch).map((name) => Number(name.startsWith(`${page}-`) ? name.slice(page.length + 1) : 0)),
  )
  const pages = Array.from({ length: Math.max(0, last - number + 1) }, (_, index) => number + index)
  return Object.fromEntries(pages.map((each) => [`${page}-${each}`, scratch[`${page}-${each + 1}`] ?? {}]))
}

const renumbered = (incomes: Typed, number: number): Typed =>
  Object.fromEntries(
    Object.entries(incomes)
      .filter(([key]) => Number(key) !== number)
      .map(([key, page]) => [String(Number(key) > number ? Number(key) - 1 : key), page]),
  )

/** A cost of the member who is gone stays written, and its owner is asked again. */
const reassigned = (typed: Typed, gone: number): Typed =>
  Object.fromEntries(
    Object.entries(typed).map(([name, text]) => {
      if (!name.endsWith('.member') || text === '') return [name, text]
      return [name, Number(text) === gone ? '' : String(shifted(Number(text), gone))]
    }),
  )
