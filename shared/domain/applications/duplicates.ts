import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import type { Application, Stage } from './application.ts'
import { by, type Rule } from './rule.ts'

/** Other cases, open or granted, that name one of this family's members: nobody counts twice (domain.md row 83). */

/** Another case as far as an officer needs it; never shown to a family. */
export const OtherCase = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  village: z.string(),
  /** How many people both cases name. */
  persons: z.int(),
})
export type OtherCase = z.infer<typeof OtherCase>

/**
 * What an officer finds. `other-goes-on`: one household applied twice and the other case is the one worked on, so that
 * nothing is granted on this one. Otherwise this case goes on.
 */
export const DuplicateFinding = z.enum(
  ['this-goes-on', 'other-goes-on', 'counted-elsewhere', 'justified'],
  'choose-one',
)
export type DuplicateFinding = z.infer<typeof DuplicateFinding>

export const Duplicates = z.strictObject({
  others: z.array(OtherCase),
  /** null while nobody looked at the set as it is now */
  resolution: z.strictObject({ finding: DuplicateFinding, reason: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type Duplicates = z.infer<typeof Duplicates>

export const noDuplicates: Duplicates = { others: [], resolution: null }

const over: readonly Stage[] = ['DRAFT', 'REFUSED', 'WITHDRAWN', 'TERMINATED']

/** Whether a case at this stage counts its people: open, or granted. */
export const countsPeople = (stage: Stage): boolean => !over.includes(stage)

/** Those that the case does not know yet, or that now share more people with it. */
export const unknownTo = ({ duplicates: { others } }: Pick<Application, 'duplicates'>, found: readonly OtherCase[]) =>
  found.filter((one) => !others.some(({ id, persons }) => id === one.id && persons >= one.persons))

/** The set with what was found: it waits for an officer again. */
export const joined = ({ others }: Duplicates, found: readonly OtherCase[]): Duplicates => ({
  others: [...others.filter((known) => !found.some(({ id }) => id === known.id)), ...found],
  resolution: null,
})

const noteDuplicates: Rule<'noteDuplicates'> = (state, { others }, { actor, now }) => {
  const found = unknownTo(state, others)
  if (found.length === 0) return { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
  return { type: 'duplicatesNoted', at: now, by: by(actor), others: found }
}

const resolveDuplicates: Rule<'resolveDuplicates'> = (_state, { finding, reason }, { actor, now }) => ({
  type: 'duplicatesResolved',
  at: now,
  by: by(actor),
  finding,
  reason,
})

export const duplicateRules = { noteDuplicates, resolveDuplicates }
