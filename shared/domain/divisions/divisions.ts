import * as z from 'zod'
import { problem } from '#shared/domain/field-problems.ts'
import { counties } from './data/index.ts'

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
}

/** Prefix order is the order of the tree, so a sorted list of codes lists each division before its parts. */
const divisions = new Map(
  counties
    .flatMap(({ names, villages }) => [
      ...Object.entries(names),
      ...Object.entries(villages).flatMap(([town, inTown]) =>
        inTown.map((village) => [town + village.slice(0, 3), village.slice(3)] as const),
      ),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

const children = new Map<string, string[]>()
for (const code of divisions.keys()) {
  const parent = parentOf(code)
  if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), code])
}

/** What a division code looks like, known or not: a request may ask about a place we do not serve. */
export const DivisionCodeShape = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, { error: problem('not-a-division-code'), abort: true })
  .meta({ examples: ['500153001001'] })
/** A division of any level that we serve, or that one of ours lies in. */
export const DivisionCode = DivisionCodeShape.refine((code) => divisions.has(code), {
  error: problem('unknown-division'),
  abort: true,
}).meta({ examples: ['500153001'] })
/** A village or community that we serve. */
export const VillageCode = DivisionCode.refine((code) => levelOf(code) === 'village', problem('not-a-village')).meta({
  examples: ['500153001001'],
})

/** Undefined when we do not know the division. */
export function divisionOf(code: string): Division | undefined {
  const name = divisions.get(code)
  const level = levelOf(code)
  return name === undefined || level === undefined ? undefined : { code, name, shortName: shortNameOf(name), level }
}

/** The divisions one level below, by code; empty for a village and for an unknown code. */
export const childrenOf = (code: string): Division[] =>
  (children.get(code) ?? []).flatMap((part) => divisionOf(part) ?? [])

/** Every county whose towns and villages we know, by code. */
export const countiesServed = (): Division[] =>
  [...divisions.keys()].filter((code) => levelOf(code) === 'county').flatMap((code) => divisionOf(code) ?? [])

/** From the province down to the division itself; empty for an unknown code. */
export function pathOf(code: string): Division[] {
  const division = divisionOf(code)
  if (division === undefined) return []
  const parent = parentOf(code)
  return parent === undefined ? [division] : [...pathOf(parent), division]
}

/** '重庆市荣昌区昌元街道玉屏社区': the path as an address begins, without the list's placeholder for a municipality. */
export const fullNameOf = (code: string): string =>
  pathOf(code)
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

/** The place without the name of its committee; a village keeps its 村 ('北门村民委员会' is 北门村). */
function shortNameOf(name: string): string {
  return name.replace(/(?<=社区)居(民委员会|委会)$|(?<=村)村?(民委员会|委会)$/, '')
}
