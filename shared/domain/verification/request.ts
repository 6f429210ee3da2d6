import * as z from 'zod'
import { addDays, DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { Source } from './sources.ts'
import type { Reply } from './reply.ts'

/** For what the registers are asked; nothing else may be (Law art. 70(6)). */
export const Purpose = z.enum(['application', 'answer', 'renewal'], 'choose-one')
export type Purpose = z.infer<typeof Purpose>

export const RequestedSources = z
  .array(Source)
  .min(1, 'choose-one')
  .max(Source.options.length, 'too-many')
  .refine((sources) => new Set(sources).size === sources.length, 'choose-one')
  .meta({ examples: [['population', 'vehicles']] })

/** The name of a discrepancy (discrepancy.ts). */
export const DiscrepancyId = z
  .string()
  .regex(/^[a-z-]{1,30}\.[a-z-]{1,30}\.(\d{1,2}|-)$/, 'choose-one')
  .meta({ examples: ['business.market-entities.0'] })

/** One look-up of one case: without a purpose, the family's authorisation and who is asked about there is none. */
export const VerificationRequest = z.strictObject({
  id: z.uuid(),
  purpose: Purpose,
  sources: z.array(Source),
  /** How many members are asked about: all of them. */
  persons: z.int(),
  /** The family signed it with the application, or again (Law art. 40). */
  authorisedOn: LocalDate,
  authorisedUntil: LocalDate,
  startedAt: Instant,
})
export type VerificationRequest = z.infer<typeof VerificationRequest>

const Correction = z.strictObject({ discrepancy: z.string(), reason: z.string(), by: z.string(), at: Instant })
const Answer = z.strictObject({ discrepancy: z.string(), answer: z.string() })

/** The track of a case: what was asked, what was reported, what was put to the family. What registers said lies beside it, sealed. */
export const Verification = z.strictObject({
  status: z.enum(['none', 'requested', 'started', 'fit', 'unfit']),
  startDue: DueDate.nullable(),
  authorisedAt: Instant.nullable(),
  request: VerificationRequest.nullable(),
  reportedAt: Instant.nullable(),
  /** The last day on which an opinion may rest on it. */
  validUntil: LocalDate.nullable(),
  findings: z.string().nullable(),
  /** Why a register that was asked did not answer. */
  silence: z.string().nullable(),
  /** The discrepancies that the family was asked to explain, and what they answered to each. */
  put: z.array(z.string()),
  answers: z.array(Answer),
  /** A register is out of date: what it says is kept, and so is why it does not hold. */
  corrections: z.array(Correction),
})
export type Verification = z.infer<typeof Verification>

export const noVerification: Verification = {
  status: 'none',
  startDue: null,
  authorisedAt: null,
  request: null,
  reportedAt: null,
  validUntil: null,
  findings: null,
  silence: null,
  put: [],
  answers: [],
  corrections: [],
}

/** The last day of an authorisation that was signed at an instant. */
export const authorisedUntil = (authorisedAt: string, days: number): string =>
  addDays(localDate(authorisedAt), days).date

/** Whether the registers may be asked on a day: the family signed for it, and its signature still holds. */
export const isAuthorised = (authorisedAt: string | null, days: number, today: string): authorisedAt is string =>
  authorisedAt !== null && today <= authorisedUntil(authorisedAt, days)

export interface RegisterState {
  readonly source: Source
  /** Members about whom the register answered this request. */
  readonly members: readonly number[]
  readonly complete: boolean
}

/** Which of the registers asked have answered about whom; an answer to an earlier request does not count. */
export const answered = (request: VerificationRequest, replies: readonly Reply[]): RegisterState[] =>
  request.sources.map((source) => {
    const ofThis = replies.filter((reply) => reply.source === source && reply.receivedAt >= request.startedAt)
    const members = [...new Set(ofThis.map(({ member }) => member))].sort((a, b) => a - b)
    return { source, members, complete: members.length >= request.persons }
  })
