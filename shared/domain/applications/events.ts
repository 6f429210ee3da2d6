import * as z from 'zod'
import { DueDate, Instant, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { Calculation } from '#shared/domain/programs/calculation.ts'
import { Origins } from '#shared/domain/referrals/referral.ts'
import { VerificationRequest } from '#shared/domain/verification/request.ts'
import { Adjustment } from './adjustment.ts'
import { sectionNames } from './answers.ts'
import { Assignee, By, Delivery, ExtensionCause, NoticePeriod, RefusalCause, VisitCause } from './application.ts'
import { DutyKey, Level } from './clock.ts'
import { Meeting, MeetingForm, SheetSigned } from './appraisal.ts'
import { Review } from './minutes.ts'
import { Objection, ObjectionOutcome } from './objection.ts'
import { MissingAnswer, MissingItem } from './deficiency.ts'
import { DuplicateFinding, OtherCase } from './duplicates.ts'
import { Mandate } from './mandate.ts'
import { Letter, NeighbourVisit } from './enquiries.ts'
import { Answered } from './questions.ts'
import { AppealResult, Reopening } from './remedies.ts'
import { Draw } from './sample.ts'
import { Surveyor, SurveyRecord } from './survey.ts'

/** What happened, in the past tense: the timeline, the audit trail and the source of every projection. No secrets inside. */

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), at: Instant, by: By, ...shape })

export const Event = z.discriminatedUnion('type', [
  event('mandateRecorded', Mandate.pick({ givenOn: true, how: true, scope: true }).shape),
  event('invitationTaken', Origins.shape),
  event('answersTold', { sections: z.array(z.enum([...sectionNames])) }),
  event('mandateConfirmed', {}),
  event('mandateEnded', { reason: z.string() }),
  event('submitted', { number: z.string(), due: DueDate }),
  event('kinNoted', { officers: z.array(z.string()), names: z.array(z.string()) }),
  event('deficiencyNoticed', { items: z.array(MissingItem), answerUntil: DueDate }),
  event('deficiencyAnswered', { answers: z.array(MissingAnswer), due: DueDate }),
  event('duplicatesNoted', { others: z.array(OtherCase) }),
  event('duplicatesResolved', { finding: DuplicateFinding, reason: z.string() }),
  event('accepted', {
    totalDue: DueDate,
    /** null in a program without this step */
    surveyStartDue: DueDate.nullable(),
    verificationStartDue: DueDate.nullable(),
    countyVisit: z.boolean(),
    /** The list of who applied, where the region has one. */
    listing: NoticePeriod.nullable(),
  }),
  event('surveyStarted', { surveyors: z.array(Surveyor) }),
  event('surveyRecorded', SurveyRecord.shape),
  event('surveySigned', {}),
  event('householdSigned', { how: z.enum(['drawn', 'code']), signer: z.string() }),
  event('householdNotSigned', { cause: z.enum(['refused', 'unable']), reason: z.string() }),
  event('neighbourVisited', {
    ...NeighbourVisit.omit({ id: true }).shape,
    visit: NeighbourVisit.shape.id,
  }),
  event('letterSent', { ...Letter.omit({ id: true, answer: true }).shape, letter: Letter.shape.id }),
  event('letterAnswered', { letter: Letter.shape.id, answeredOn: LocalDate, answer: z.string() }),
  event('surveyAnswered', { right: z.boolean(), signer: z.string(), words: z.string() }),
  event('verificationReported', {
    result: z.enum(['fit', 'unfit']),
    findings: z.string(),
    silence: z.string().nullable(),
    /** How many differences the registers showed, and the names of those put to the family; never what was found. */
    discrepancies: z.int(),
    put: z.array(z.string()),
    validUntil: LocalDate,
    answerUntil: DueDate.nullable(),
  }),
  event('verificationRequested', { reason: z.string(), verificationStartDue: DueDate }),
  event('verificationAuthorised', {}),
  event('verificationStarted', { request: VerificationRequest }),
  event('registerCorrected', { discrepancy: z.string(), reason: z.string() }),
  event('findingAnswered', {
    answer: z.string(),
    answers: z.array(z.strictObject({ discrepancy: z.string(), answer: z.string() })),
    verificationStartDue: DueDate.nullable(),
  }),
  event('incomeAdjusted', Adjustment.omit({ answer: true }).shape),
  event('adjustmentAnswered', { answer: z.string() }),
  event('appraisalOrdered', { form: MeetingForm, reason: z.string() }),
  event('appraisalRecorded', { meeting: Meeting }),
  event('appraisalSigned', SheetSigned.shape),
  event('resurveyOrdered', { reason: z.string(), surveyStartDue: DueDate }),
  event('opinionGiven', {
    outcome: z.enum(['grant', 'refuse']),
    monthlyFen: z.int(),
    policyId: z.string().nullable(),
    calculation: Calculation.nullable(),
    reasons: z.string(),
    notice: NoticePeriod.nullable(),
    answerUntil: DueDate.nullable(),
  }),
  event('opinionSigned', {}),
  event('objectionRecorded', {
    objection: Objection.shape.id,
    named: z.boolean(),
    text: z.string(),
    /** null for a lead, which extends nothing */
    totalDue: DueDate.nullable(),
  }),
  event('objectionSettled', {
    objection: Objection.shape.id,
    outcome: ObjectionOutcome,
    findings: z.string(),
    answer: z.string(),
  }),
  event('noticePosted', { places: z.array(z.string()), postedOn: LocalDate, notice: NoticePeriod }),
  event('noticeTakenDown', { takenDownOn: LocalDate }),
  event('forwarded', {
    due: DueDate,
    /** null for a reader who must not know it: a drawn visit is told apart from no other */
    draw: Draw.nullable(),
  }),
  event('totalExtended', { cause: ExtensionCause, reason: z.string(), totalDue: DueDate }),
  event('countyVisitOrdered', {
    /** null for a reader who must not know it: a tip must not be guessed from the order (57号 art. 20) */
    cause: VisitCause.nullable(),
  }),
  event('countyVisitRecorded', { visitedOn: LocalDate, findings: z.string() }),
  event('examined', { review: Review }),
  event('minutesSigned', {}),
  event('minutesNotSigned', { participant: z.string(), reason: z.string() }),
  event('confirmed', {
    monthlyFen: z.int(),
    policyId: z.string().nullable(),
    firstMonth: Month,
    reasons: z.string(),
    signedBy: z.array(By),
    due: DueDate,
  }),
  event('refused', { cause: RefusalCause, reasons: z.string(), signedBy: z.array(By), noticeDue: DueDate }),
  event('returnedToTown', { questions: z.array(z.string()) }),
  event('questionsAnswered', { answers: z.array(Answered) }),
  event('announced', { on: LocalDate }),
  event('withdrawn', { reason: z.string() }),
  event('warned', { reason: z.string(), answerUntil: DueDate }),
  event('warningAnswered', { answer: z.string(), hearingWanted: z.boolean() }),
  event('hearingHeld', { heldOn: LocalDate, minutes: z.string() }),
  event('appealed', { grounds: z.string() }),
  event('appealDecided', {
    result: AppealResult,
    reason: z.string(),
    decidedOn: LocalDate,
    reopening: Reopening.nullable(),
  }),
  event('reopened', { reason: z.string(), reopening: Reopening }),
  event('terminated', { reason: z.string() }),
  event('refusalDelivered', { how: Delivery, on: LocalDate }),
  event('assigned', { to: Assignee }),
  event('dutyPaused', { duty: DutyKey, until: LocalDate, reason: z.string(), due: DueDate }),
  event('dutyResumed', { duty: DutyKey, due: DueDate }),
  event('dutyEscalated', { duty: DutyKey, to: Level }),
  event('familyReminded', { duty: DutyKey }),
])
export type Event = z.infer<typeof Event>

/** The events of these types. */
export type Of<Type extends Event['type']> = { [T in Type]: { readonly type: T } & Extract<Event, { type: T }> }[Type]
