import { addDays } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { DivisionChange } from './change.ts'
import { counties } from './data/index.ts'

/** The divisions as they are on a day: the official list, and what was changed since. */
export interface Tree {
  /** By code, those that were merged among them; prefix order lists each division before its parts. */
  readonly names: ReadonlyMap<string, string>
  /** Where a village went that is no more. */
  readonly into: ReadonlyMap<string, string>
}

const official: ReadonlyMap<string, string> = new Map(
  counties.flatMap(({ names, villages }) => [
    ...Object.entries(names),
    ...Object.entries(villages).flatMap(([town, inTown]) =>
      inTown.map((village) => [town + village.slice(0, 3), village.slice(3)] as const),
    ),
  ]),
)

/** Whether the official list has a division of this code. */
export const isOfficial = (code: string): boolean => official.has(code)

const byDay = (one: DivisionChange, other: DivisionChange) =>
  one.from === other.from ? 0 : one.from < other.from ? -1 : 1

/** The same from the same, however often it is asked: a newer official list that already has a change loses nothing by it. */
export function treeOn(changes: readonly DivisionChange[], day: string): Tree {
  const names = new Map(official)
  const into = new Map<string, string>()
  for (const change of changes.filter(({ from }) => from <= day).toSorted(byDay)) {
    if (change.kind === 'renamed' || !names.has(change.code)) names.set(change.code, change.name)
    if (change.kind === 'merged') into.set(change.code, change.into)
  }
  return { names: new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1))), into }
}

/** The village that has the area now: the one it went into, or that one's own successor. */
export const successorIn = (tree: Tree, code: string): string | undefined => {
  const next = tree.into.get(code)
  return next === undefined ? undefined : (successorIn(tree, next) ?? next)
}

/** The place without the name of its committee; a village keeps its 村 ('北门村民委员会' is 北门村). */
export const shortNameOf = (name: string): string =>
  name.replace(/(?<=社区)居(民委员会|委会)$|(?<=村)村?(民委员会|委会)$/, '')

export interface Misfit {
  readonly field: 'village' | 'name' | 'into' | 'from'
  readonly code: FieldProblem
}
const wrong = (field: Misfit['field'], code: FieldProblem): Misfit => ({ field, code })

const endOfTime = '9999-12-31'
/** A typing error in the year would hold a code for ever. */
const mostDaysAway = 366
const townOf = (village: string) => village.slice(0, 9)
const countyOf = (village: string) => village.slice(0, 6)

/** Whether, on some day from the change on, another village of the town has this name, as people call it. */
const isNameTaken = ({ code, name, from }: DivisionChange, recorded: readonly DivisionChange[]): boolean => {
  const days = [from, ...recorded.map((other) => other.from).filter((day) => day > from)]
  return days.some((day) => {
    const { names, into } = treeOn(recorded, day)
    return [...names].some(([other, known]) => {
      if (!other.startsWith(townOf(code)) || other.length !== code.length || into.has(other)) return false
      return other === code ? known === name : shortNameOf(known) === shortNameOf(name)
    })
  })
}

const unfitSuccessor = (code: string, into: string, tree: Tree): Misfit | null => {
  if (into === code) return wrong('into', 'merged-into-itself')
  if (countyOf(into) !== countyOf(code)) return wrong('into', 'outside-county')
  if (!tree.names.has(into)) return wrong('into', 'unknown-division')
  return tree.into.has(into) ? wrong('into', 'village-merged') : null
}

/** A village's own changes come one after the other, and it goes into no other before that one is there. */
const concerns = (before: DivisionChange, change: DivisionChange): boolean =>
  before.code === change.code || (change.kind === 'merged' && before.kind === 'added' && before.code === change.into)

/** What is wrong with a change after those recorded before; null when nothing is. */
export function unlawful(change: DivisionChange, recorded: readonly DivisionChange[], today: string): Misfit | null {
  const { kind, code, from } = change
  const tree = treeOn(recorded, endOfTime)
  if (!isOfficial(townOf(code))) return wrong('village', 'unknown-town')
  if (kind === 'added' && tree.names.has(code)) return wrong('village', 'division-code-taken')
  if (kind !== 'added' && !tree.names.has(code)) return wrong('village', 'unknown-division')
  if (tree.into.has(code)) return wrong('village', 'village-merged')
  if (addDays(from, mostDaysAway).date < today || from > addDays(today, mostDaysAway).date)
    return wrong('from', 'date-a-year-away')
  if (recorded.some((before) => from < before.from && concerns(before, change)))
    return wrong('from', 'date-before-change')
  if (kind === 'merged') return unfitSuccessor(code, change.into, tree)
  return isNameTaken(change, recorded) ? wrong('name', 'division-name-taken') : null
}
