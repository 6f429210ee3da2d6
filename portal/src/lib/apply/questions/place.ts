import { childrenOf, divisionOf, fullNameOf, type Division } from '#shared/domain/divisions/divisions.ts'
import { counties } from '#shared/domain/divisions/data/index.ts'
import { Place } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import type { Choice } from '#lib/components/choice.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { given, type Question } from '../question.ts'

/** The place is asked from the county down, one list at a time, because each list depends on the one before. */
export const placeSteps = ['county', 'town', 'village', 'address'] as const
export type PlaceStep = (typeof placeSteps)[number]

export const place: Question<z.infer<typeof Place>> = {
  schema: Place,
  fields: placeSteps,
  show: ({ village, address }) => ({ county: village.slice(0, 6), town: village.slice(0, 9), village, address }),
  read: ({ village, address }) => ({ village: given(village), address }),
  field: (path) => path,
}

/** What follows from a choice: another county has other towns, another town other villages. */
export function choose(before: Typed, typed: Typed): Typed {
  const after = { ...before, ...typed }
  if (after['town'] && !after['town'].startsWith(after['county'] ?? '-')) delete after['town']
  if (after['village'] && !after['village'].startsWith(after['town'] ?? '-')) delete after['village']
  return after
}

/** The first thing not told yet; the address when all is told. */
export const nextStep = (typed: Typed): PlaceStep => placeSteps.find((step) => !typed[step]) ?? 'address'

const served: readonly Division[] = counties
  .flatMap(({ names }) => Object.keys(names))
  .filter((code) => code.length === 6)
  .flatMap((code) => divisionOf(code) ?? [])

/** What can be chosen at a step, given what was chosen before it. */
export function choicesAt(step: PlaceStep, typed: Typed): Choice[] {
  if (step === 'address') return []
  if (step === 'county') return served.map(({ code }) => ({ value: code, text: fullNameOf(code) }))
  const parent = (step === 'town' ? typed['county'] : typed['town']) ?? ''
  return childrenOf(parent).map(({ code, shortName }) => ({ value: code, text: shortName }))
}

/** What was chosen, as people call it; the text itself when it is no code we know. */
export const chosenName = (step: PlaceStep, code: string): string =>
  step === 'county' ? fullNameOf(code) || code : (divisionOf(code)?.shortName ?? code)
