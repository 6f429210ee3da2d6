import { childrenOf, type Division, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { counties as served } from '#shared/domain/divisions/data/index.ts'

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

/** The divisions under one, as people call them. */
export function placesIn(code: string): Place[] {
  return childrenOf(code).map(({ code, shortName }: Division) => ({ code, name: shortName }))
}
