import { childrenOf, divisionOf, fullNameOf, type Division } from '#shared/domain/divisions/divisions.ts'
import { counties } from '#shared/domain/divisions/data/index.ts'
import { Place } from '#shared/domain/applications/answers.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Choice } from '#lib/components/choice.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { registrationName } from '../words/place.ts'
import { given, type Question, wholeNumber } from '../question.ts'

/**
 * How the family is registered decides whose lists follow. The place is then asked from the county down, one list at a
 * time, because each list depends on the one before.
 */
export const placeSteps = ['registration', 'months', 'county', 'town', 'village', 'address'] as const
export type PlaceStep = (typeof placeSteps)[number]

/** How long somebody has lived here decides only about a residence permit. */
export const stepsOf = ({ registration }: Typed): readonly PlaceStep[] =>
  registration === 'permit' ? placeSteps : placeSteps.filter((step) => step !== 'months')

export const place: Question<Place> = {
  schema: Place,
  fields: placeSteps,
  show: ({ village, address, registration }) => ({
    ...(registration && { registration: registration.how }),
    ...(registration?.how === 'permit' && { months: String(registration.months) }),
    county: village.slice(0, 6),
    town: village.slice(0, 9),
    village,
    address,
  }),
  read: ({ village, address, registration, months }) => ({
    village: given(village),
    address,
    registration: { how: given(registration), ...(registration === 'permit' && { months: wholeNumber(months) }) },
  }),
  field: (path) => (path === 'registration.how' ? 'registration' : (path.split('.').at(-1) ?? path)),
}

export const registrations = ['here', 'apart', 'permit'] as const
export const registeredAs = ({ registration }: Typed) => registrations.find((how) => how === registration)

/** What follows from a choice: another county has other towns, another town other villages. */
export function choose(before: Typed, typed: Typed): Typed {
  const after = { ...before, ...typed }
  if (after['town'] && !after['town'].startsWith(after['county'] ?? '-')) delete after['town']
  if (after['village'] && !after['village'].startsWith(after['town'] ?? '-')) delete after['village']
  if (after['registration'] !== 'permit') delete after['months']
  return after
}

/** The first thing not told yet; the address when all is told. */
export const nextStep = (typed: Typed): PlaceStep => stepsOf(typed).find((step) => !typed[step]) ?? 'address'

/** Whether what was typed at a step lets the next one be asked. */
export function isTold(step: Exclude<PlaceStep, 'address'>, typed: Typed): boolean {
  const told = typed[step] ?? ''
  if (step === 'registration') return registeredAs(typed) !== undefined
  if (step === 'months') return /^\d{1,3}$/.test(told)
  return choicesAt(step, typed).some(({ value }) => value === told)
}

const served: readonly Division[] = counties
  .flatMap(({ names }) => Object.keys(names))
  .filter((code) => code.length === 6)
  .flatMap((code) => divisionOf(code) ?? [])

/** What can be chosen at a step, given what was chosen before it. */
export function choicesAt(step: PlaceStep, typed: Typed): Choice[] {
  if (step !== 'county' && step !== 'town' && step !== 'village') return []
  if (step === 'county') return served.map(({ code }) => ({ value: code, text: fullNameOf(code) }))
  const parent = (step === 'town' ? typed['county'] : typed['town']) ?? ''
  return childrenOf(parent).map(({ code, shortName }) => ({ value: code, text: shortName }))
}

/** What was chosen, as people call it; the text itself when it is no code we know. */
export function chosenName(step: PlaceStep, told: string): string {
  const how = registeredAs({ registration: told })
  if (how) return registrationName[how]()
  if (step === 'months') return `${told} ${m.entry_place_months_suffix()}`
  return step === 'county' ? fullNameOf(told) || told : (divisionOf(told)?.shortName ?? told)
}
