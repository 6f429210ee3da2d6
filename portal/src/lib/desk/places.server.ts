import { childrenOf, divisionOf, type Division } from '#shared/domain/divisions/divisions.ts'
import type { Choice } from '#lib/components/choice.ts'

const choice = ({ code, shortName }: Division, within = ''): Choice => ({ value: code, text: within + shortName })

export const townsOf = (county: string): Division[] => childrenOf(county)
export const villagesOf = (county: string): Choice[] =>
  childrenOf(county).flatMap((town) => childrenOf(town.code).map((village) => choice(village, `${town.shortName} `)))

/** Every place of a county where an office can be held: the county, its towns, their villages. */
export const placesOf = (county: string): Choice[] => {
  const own = divisionOf(county)
  return [...(own ? [choice(own)] : []), ...childrenOf(county).map((town) => choice(town)), ...villagesOf(county)]
}
