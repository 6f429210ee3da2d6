import * as z from 'zod'
import { problem } from '#shared/domain/field-problems.ts'
import type { DivisionChange } from './change.ts'
import { isOfficial, shortNameOf, successorIn, treeOn, type Tree } from './tree.ts'

/** Province, prefecture, county, town or street, village or community: 2, 4, 6, 9 or 12 digits of the official code. */
export type DivisionLevel = 'province' | 'city' | 'county' | 'town' | 'village'
const levels: ReadonlyMap<number, DivisionLevel> = new Map([
  [2, 'province'],
  [4, 'city'],
  [6, 'county'],
  [9, 'town'],
  [12, 'village'],
])

export interface Division {
  readonly code: string
  /** The official name: '玉屏社区居民委员会'. */
  readonly name: string
  /** What people call it: '玉屏社区'. */
  readonly shortName: string
  readonly level: DivisionLevel
  /** The village that has its area now, where this one is no more. */
  readonly mergedInto?: string
}

interface Known {
  readonly tree: Tree
  readonly children: ReadonlyMap<string, readonly string[]>
}

const knowing = (tree: Tree): Known => ({
  tree,
  children: Map.groupBy(tree.names.keys(), (code) => parentOf(code) ?? ''),
})

let learnt: { readonly changes: readonly DivisionChange[]; readonly day: string } = { changes: [], day: '' }
let known = knowing(treeOn([], ''))

/** From now on every look-up answers as the divisions are on this day. Learning the same again costs nothing. */
export function learn(changes: readonly DivisionChange[], day: string): void {
  if (learnt.changes === changes && learnt.day === day) return
  learnt = { changes, day }
  known = knowing(treeOn(changes, day))
}

/** What a division code looks like, known or not: a request may ask about a place we do not serve. */
export const DivisionCodeShape = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, { error: problem('not-a-division-code'), abort: true })
  .meta({ examples: ['500153001001'] })
/**
 * A division of any level that we serve, or that one of ours lies in. Any village of a town of ours is one, or a file could
 * not be read where a change of the list has not come yet; whether it may be chosen is `unchoosable`'s to say.
 */
export const DivisionCode = DivisionCodeShape.refine((code) => isOfficial(code) || isOfficial(townOf(code)), {
  error: problem('unknown-division'),
  abort: true,
}).meta({ examples: ['500153001'] })
/** A village or community of a town that we serve. */
export const VillageCode = DivisionCode.refine((code) => levelOf(code) === 'village', problem('not-a-village')).meta({
  examples: ['500153001001'],
})

/** Undefined when we do not know the division; one that was merged stays known for ever. */
export function divisionOf(code: string): Division | undefined {
  const name = known.tree.names.get(code)
  const level = levelOf(code)
  if (name === undefined || level === undefined) return undefined
  const mergedInto = successorIn(known.tree, code)
  return { code, name, shortName: shortNameOf(name), level, ...(mergedInto && { mergedInto }) }
}

/** Why a village cannot be chosen for anything new; null when it can. */
export function unchoosable(code: string): 'unknown-division' | 'village-merged' | null {
  const division = divisionOf(code)
  if (division === undefined) return 'unknown-division'
  return division.mergedInto === undefined ? null : 'village-merged'
}

/** The divisions one level below, by code, and those that were until they were merged; empty for a village and for an unknown code. */
export const everUnder = (code: string): Division[] =>
  (known.children.get(code) ?? []).flatMap((part) => divisionOf(part) ?? [])

/** The divisions one level below that stand today. */
export const childrenOf = (code: string): Division[] =>
  everUnder(code).filter(({ mergedInto }) => mergedInto === undefined)

/** Every county whose towns and villages we know, by code. */
export const countiesServed = (): Division[] =>
  [...known.tree.names.keys()].filter((code) => levelOf(code) === 'county').flatMap((code) => divisionOf(code) ?? [])

/** From the province down to the division itself; empty for an unknown code. */
export function pathOf(code: string): Division[] {
  const division = divisionOf(code)
  if (division === undefined) return []
  const parent = parentOf(code)
  return parent === undefined ? [division] : [...pathOf(parent), division]
}

/**
 * '重庆市荣昌区昌元街道玉屏社区': the path as an address begins, without the list's placeholder for a municipality. Of a village
 * that we do not know, its town.
 */
export const fullNameOf = (code: string): string =>
  pathOf(divisionOf(code) === undefined ? townOf(code) : code)
    .filter((division) => division.level !== 'city' || !['市辖区', '县'].includes(division.name))
    .map((division) => division.shortName)
    .join('')

/** Whether a division is another one or lies in it. */
export const isWithin = (code: string, ancestor: string): boolean =>
  levelOf(ancestor) !== undefined && code.startsWith(ancestor)

/** By the code's length alone; undefined for a length that no level has. */
export const levelOf = (code: string): DivisionLevel | undefined => levels.get(code.length)

function parentOf(code: string): string | undefined {
  const length = [...levels.keys()].findLast((digits) => digits < code.length)
  return length === undefined ? undefined : code.slice(0, length)
}

const townOf = (code: string): string => (levelOf(code) === 'village' ? code.slice(0, 9) : '')
