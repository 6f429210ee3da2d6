import { divisionOf, everUnder, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { counties as served } from '#shared/domain/divisions/data/index.ts'
import { m } from '#lib/paraglide/messages.js'

export interface Place {
  code: string
  name: string
}

/** The county that runs this portal comes first. */
const home = '500153'

/** The counties whose villages we know, ours first. */
export function counties(): Place[] {
  const codes = served.flatMap(({ names }) => Object.keys(names).filter((code) => code.length === 6))
  return [...new Set(codes)]
    .sort((a, b) => Number(b === home) - Number(a === home) || a.localeCompare(b))
    .map((code) => ({ code, name: fullNameOf(code) }))
}

/** As people call it, and where it went if it is no more; the code itself of a place that we do not know. */
export function placeName(code: string): string {
  const division = divisionOf(code)
  if (division === undefined) return code
  const { shortName, mergedInto } = division
  return mergedInto === undefined
    ? shortName
    : m.people_divisions_merged({ name: shortName, into: placeName(mergedInto) })
}

/** Whatever lies or lay under a division: notices hang and work goes on where a village was merged. */
export const placesIn = (code: string): Place[] => everUnder(code).map(({ code }) => ({ code, name: placeName(code) }))
