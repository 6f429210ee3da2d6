import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { PersonName } from '#shared/domain/people/person-name.ts'
import { Phone } from '#shared/domain/people/phone.ts'
import { text } from '#shared/domain/text.ts'

/**
 * A household in need, found by somebody whose work it is (主动发现, Law art. 39; domain.md row 21). The town goes there and
 * invites; only the household itself applies.
 */
export const Finding = z.strictObject({
  /** Whom to ask for. */
  name: PersonName,
  village: VillageCode,
  address: text(2, 100).meta({ examples: ['人民路 12 号'] }),
  phone: Phone.nullable(),
  hardship: text(2, 1000).meta({ examples: ['老人独居，上月摔伤后没有收入。'] }),
})
export type Finding = z.infer<typeof Finding>

/** What came of it, when the town went or called. */
export const ContactOutcome = z.enum(['not-reached', 'declined', 'invited', 'with-agent'], 'choose-one')
export type ContactOutcome = z.infer<typeof ContactOutcome>

export const NewContact = z.strictObject({
  how: z.enum(['visit', 'telephone'], 'choose-one'),
  on: LocalDate,
  outcome: ContactOutcome,
  words: text(0, 500).meta({ examples: ['儿子下周回来，再商量。'] }),
})
export type NewContact = z.infer<typeof NewContact>

export const Referral = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  finding: Finding,
  foundAt: Instant,
  by: By,
  contacts: z.array(NewContact.extend({ by: By, at: Instant })),
  /** The application that the household started with its invitation. */
  started: z.strictObject({ application: z.uuid(), at: Instant }).nullable(),
})
export type Referral = z.infer<typeof Referral>

/** `open` until the household was reached; what it answered stays until it starts an application, or says otherwise. */
export const Standing = z.enum(['open', 'invited', 'declined', 'with-agent', 'started'])
export type Standing = z.infer<typeof Standing>

export function standingOf({ contacts, started }: Pick<Referral, 'contacts' | 'started'>): Standing {
  if (started !== null) return 'started'
  const reached = contacts.findLast(({ outcome }) => outcome !== 'not-reached')?.outcome
  return reached === undefined || reached === 'not-reached' ? 'open' : reached
}

/** Whether the town still owes the household anything: until it declined, or somebody fills in an application. */
export const waits = (referral: Referral): boolean => ['open', 'invited'].includes(standingOf(referral))

interface Saying {
  readonly by: By
  readonly now: string
}

export const found = (id: string, finding: Finding, { by, now }: Saying): Referral => ({
  id,
  version: 1,
  finding,
  foundAt: now,
  by,
  contacts: [],
  started: null,
})

export type Misfit = { readonly field: string; readonly code: FieldProblem }

/** What is wrong with the day of a contact; null when nothing is. */
export function misdated({ foundAt }: Referral, { on }: NewContact, { now }: Pick<Saying, 'now'>): Misfit | null {
  if (on > localDate(now)) return { field: 'on', code: 'date-in-future' }
  return on < localDate(foundAt) ? { field: 'on', code: 'date-before-finding' } : null
}

export const contacted = (referral: Referral, contact: NewContact, { by, now }: Saying): Referral => ({
  ...referral,
  version: referral.version + 1,
  contacts: [...referral.contacts, { ...contact, by, at: now }],
})

/** What the case keeps of how it was found, so that delays are seen: not who found it, nor what was said. */
export const Origins = z.strictObject({
  referral: z.uuid(),
  foundAt: Instant,
  finder: By.shape.role,
  /** The day of the first invitation. */
  invitedOn: LocalDate.nullable(),
})
export const origins = ({ id, foundAt, by: { role }, contacts }: Referral): z.infer<typeof Origins> => ({
  referral: id,
  foundAt,
  finder: role,
  invitedOn: contacts.find(({ outcome }) => outcome === 'invited')?.on ?? null,
})

/** An invitation is taken once: the application that was started first stays the one. */
export const taken = (referral: Referral, application: string, now: string): Referral =>
  referral.started !== null
    ? referral
    : { ...referral, version: referral.version + 1, started: { application, at: now } }

/** As the town reads it, with the code that it may hand over once the household was invited. */
export const ReferralView = Referral.omit({ started: true }).extend({
  standing: Standing,
  startedAt: Instant.nullable(),
  /** The number of the application, once it was sent. */
  number: z.string().nullable(),
  code: z.string().nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

export const ReferralRow = ReferralView.pick({ id: true, foundAt: true, standing: true }).extend({
  name: PersonName,
  village: z.string(),
  contacts: z.int(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

export const referralRow = (referral: Referral): ReferralRow => ({
  id: referral.id,
  foundAt: referral.foundAt,
  standing: standingOf(referral),
  name: referral.finding.name,
  village: referral.finding.village,
  contacts: referral.contacts.length,
})

interface Known {
  readonly number: string | null
  readonly code: string
}
/** A code is for whoever the town has spoken with and invited. */
export const referralView = (referral: Referral, { number, code }: Known): ReferralView => {
  const { started, ...told } = referral
  const standing = standingOf(referral)
  return { ...told, standing, startedAt: started?.at ?? null, number, code: standing === 'invited' ? code : null }
}
