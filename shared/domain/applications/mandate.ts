import * as z from 'zod'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { IdentityNumber } from '#shared/domain/people/identity-number.ts'
import type { Party } from '#shared/domain/people/person.ts'
import { PersonName } from '#shared/domain/people/person-name.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { text } from '#shared/domain/text.ts'
import { by, type Rule } from './rule.ts'

/** A village agent (代办员) carries an application for a person who gave a mandate (57号 art. 6). It stays the person's. */

/** Shown by a paper that was signed and photographed, or by the code that the person confirms on their own account. */
const How = z.enum(['paper', 'code'], 'choose-one')
/** Whether the agent only fills in, and the person sends, or the agent may send it too. */
const Scope = z.enum(['fill-in', 'send'], 'choose-one')

/** What an agent writes down of a mandate; the program is the one application that it is for. */
export const NewMandate = z.strictObject({
  name: PersonName,
  idNumber: IdentityNumber.meta({ examples: ['990101195506150027'] }),
  program: Program,
  givenOn: LocalDate.meta({ examples: ['2025-01-06'] }),
  how: How,
  scope: Scope,
})
export type NewMandate = z.infer<typeof NewMandate>

export const MandateEnding = z.strictObject({ reason: text(0, 500).meta({ examples: ['我自己来办。'] }) })

export const Mandate = z.strictObject({
  agent: z.strictObject({ id: z.string(), name: z.string() }),
  /** Where the agent holds the office. */
  village: z.string(),
  name: PersonName,
  /** The keyed hash of the number by which the person is known again; never the number. */
  person: z.string(),
  givenOn: LocalDate,
  how: How,
  scope: Scope,
  /** When the person found it on an account of their own; null until they did. */
  confirmedAt: Instant.nullable(),
  /** Ended by either; the agent reaches nothing any more. */
  ended: z.strictObject({ at: Instant, role: z.string(), reason: z.string() }).nullable(),
})
export type Mandate = z.infer<typeof Mandate>

/** As it is shown: without what a person is found by. */
export const MandateView = Mandate.omit({ person: true })
export const mandateView = (mandate: Mandate | null): z.infer<typeof MandateView> | null =>
  mandate && MandateView.strip().parse(mandate)

interface Mandated {
  readonly resident: string
  readonly mandate: Mandate | null
}

/** Whether somebody carries the application today. */
export const carries = ({ mandate }: Pick<Mandated, 'mandate'>, { id }: Pick<Party, 'id'>): boolean =>
  mandate !== null && mandate.ended === null && mandate.agent.id === id

/** Whether the application may be opened and filled in: by whose it is, and by who carries it. */
export const mayFillIn = (application: Mandated, actor: Pick<Party, 'id'>): boolean =>
  application.resident === actor.id || carries(application, actor)

/** Whose it is before the person found it on an account of their own. */
export const unclaimed = (person: string): string => `unclaimed:${person}`
export const isUnclaimed = ({ resident, mandate }: Mandated): boolean =>
  mandate !== null && resident === unclaimed(mandate.person)

type Proof = 'mandate-unproven' | 'mandate-without-sending'

/** Why the agent may not send it for the person: it was not mandated, or not shown to be. */
export function openOfMandate(
  { mandate }: { readonly mandate: Pick<Mandate, 'scope' | 'how' | 'confirmedAt'> | null },
  { mandateShown }: { readonly mandateShown: boolean },
): Proof | null {
  if (mandate?.scope !== 'send') return 'mandate-without-sending'
  return mandate.confirmedAt !== null || (mandate.how === 'paper' && mandateShown) ? null : 'mandate-unproven'
}

/** Found on the person's own account it is theirs from now on, whoever carries it. */
const confirmMandate: Rule<'confirmMandate'> = (_state, _command, { actor, now }) => ({
  type: 'mandateConfirmed',
  at: now,
  by: by(actor),
})

const endMandate: Rule<'endMandate'> = (_state, { reason }, { actor, now }) => ({
  type: 'mandateEnded',
  at: now,
  by: by(actor),
  reason,
})

export const mandates = { confirmMandate, endMandate }
