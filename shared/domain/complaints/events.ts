import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { DueDate, Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { ComplaintFiling } from './filing.ts'

/** The county's desk of complaints, or the supervisor's where it is about the county's own. */
export const Desk = z.enum(['county', 'supervisor'])
export type Desk = z.infer<typeof Desk>

export const Duty = z.enum(['acknowledge', 'conclude', 'correct', 'review'])
export type Duty = z.infer<typeof Duty>

export const ReviewResult = z.enum(['upheld', 'changed'], 'choose-one')
/** What became of the visit that a complaint on a pending case asks for: ordered at the case, or there is nothing pending. */
export const VisitSettled = z.enum(['ordered', 'not-pending'], 'choose-one')

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), at: Instant, ...shape })
const deed = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  event(type, { by: By, ...shape })

/** Whom it is about, and their relatives: it does not exist for these accounts. */
const Aside = z.array(z.string())

export const ComplaintEvent = z.discriminatedUnion('type', [
  event('complaintReceived', { filing: ComplaintFiling, desk: Desk, aside: Aside, due: DueDate }),
  deed('complaintAcknowledged', { named: z.boolean(), due: DueDate }),
  deed('complaintPassedOn', { to: Desk, reason: z.string(), objectBy: DueDate }),
  deed('complaintSentBack', { to: Desk, reason: z.string() }),
  deed('complaintRedirected', { office: z.string(), reason: z.string(), objectBy: DueDate }),
  event('redirectionContested', { text: z.string(), desk: Desk, due: DueDate }),
  event('senderWrote', { text: z.string() }),
  deed('officeWrote', { text: z.string() }),
  deed('correctionOrdered', { what: z.string(), who: z.string(), doneBy: LocalDate }),
  deed('correctionRecorded', { doneOn: LocalDate, how: z.string() }),
  deed('extensionAsked', { reason: z.string() }),
  deed('extensionGranted', { due: DueDate }),
  deed('extensionRefused', { reason: z.string() }),
  deed('visitSettled', { visit: VisitSettled }),
  deed('complaintConcluded', {
    outcome: Outcome,
    findings: z.string(),
    evidence: z.string(),
    answer: z.string(),
    reviewUntil: DueDate,
  }),
  event('reviewRequested', { text: z.string(), due: DueDate }),
  deed('reviewConcluded', { result: ReviewResult, answer: z.string() }),
  deed('complaintTakenOver', { reason: z.string(), desk: Desk }),
  event('lateTold', { duty: Duty }),
  event('standingAsideNoted', { aside: Aside, desk: Desk }),
])
export type ComplaintEvent = z.infer<typeof ComplaintEvent>
export type ComplaintEventOf<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>
