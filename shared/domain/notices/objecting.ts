import * as z from 'zod'
import type { Application } from '#shared/domain/applications/application.ts'
import { closedStages } from '#shared/domain/applications/application.ts'
import { mostObjections, ObjectionOutcome, ObjectionWords } from '#shared/domain/applications/objection.ts'
import { isObjectable } from '#shared/domain/applications/transitions.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { problem } from '#shared/domain/field-problems.ts'
import { Contact } from '#shared/domain/people/contact.ts'

/** As a telephone number may be parted in running words. */
const unparted = (words: string) => words.replace(/[\s()（）-]/g, '')

/** The words are read by whoever works on the case; who wrote them lies sealed, and must not stand in the words. */
const namesSender = (words: string, { name, phone }: Contact) =>
  ([...name].length > 1 && words.includes(name)) || (phone !== '' && unparted(words).includes(phone))

/** What anyone writes beside a notice (57号 art. 19): with a name it suspends the notice, without one it is a lead. */
export const ObjectionFiling = z
  .strictObject({
    /** Fresh for each form, so that a form sent twice is one objection. */
    requestId: z.uuid(),
    text: ObjectionWords,
    /** null leaves it anonymous */
    contact: Contact.nullable(),
  })
  .refine(({ text, contact }) => contact === null || !namesSender(text, contact), {
    path: ['text'],
    message: problem('names-sender'),
  })
export type ObjectionFiling = z.infer<typeof ObjectionFiling>

/** As it was left, before it reaches its case. Nobody but its carrier opens it. */
export const FiledObjection = z.strictObject({
  id: z.string(),
  notice: z.uuid(),
  receivedAt: Instant,
  text: z.string(),
  contact: Contact.nullable(),
})
export type FiledObjection = z.infer<typeof FiledObjection>

/** What became of it, for whoever raised it: the answer, never who gave it nor anything of the family. */
export const ObjectionStanding = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('TAKEN_UP') }),
  z.strictObject({
    state: z.literal('ANSWERED'),
    outcome: ObjectionOutcome,
    answer: z.string(),
    at: Instant,
  }),
  /** The application ended before it was answered. */
  z.strictObject({ state: z.literal('ENDED') }),
  /** The case was decided, or had as many objections as can be looked into, before this one reached it. */
  z.strictObject({ state: z.literal('NOT_TAKEN') }),
])
export type ObjectionStanding = z.infer<typeof ObjectionStanding>

export const SentObjection = z.strictObject({
  receivedAt: Instant,
  named: z.boolean(),
  /** null until the case has it, which takes a moment */
  standing: ObjectionStanding.nullable(),
})
export type SentObjection = z.infer<typeof SentObjection>

export const sentObjection = (
  { receivedAt, contact }: FiledObjection,
  standing: ObjectionStanding | null,
): SentObjection => ({ receivedAt, named: contact !== null, standing })

type Case = Pick<Application, 'objections' | 'stage'>

/** An objection that comes twice has been taken once; one that comes too late, or as one too many, is not taken. */
export const reception = (state: Case & Pick<Application, 'notice'>, id: string): 'taken' | 'open' | 'closed' => {
  if (state.objections.some((known) => known.id === id)) return 'taken'
  return isObjectable(state) && state.objections.length < mostObjections ? 'open' : 'closed'
}

const standingOf = (stage: Case['stage'], { settled }: Case['objections'][number]): ObjectionStanding => {
  if (settled) return { state: 'ANSWERED', outcome: settled.outcome, answer: settled.answer, at: settled.at }
  return { state: closedStages.includes(stage) ? 'ENDED' : 'TAKEN_UP' }
}

/** What a change of a case has to tell those who objected, by the names of their objections. */
export const standingsAfter = (before: Case | null, after: Case): Map<string, ObjectionStanding> => {
  const all = ({ stage, objections }: Case) =>
    objections.map((objection): [string, ObjectionStanding] => [objection.id, standingOf(stage, objection)])
  const known = new Map(before ? all(before) : [])
  return new Map(all(after).filter(([id, standing]) => known.get(id)?.state !== standing.state))
}
