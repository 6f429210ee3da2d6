import * as z from 'zod'
import { DueDate, Instant } from '#shared/domain/calendar/calendar.ts'
import { adjustmentWords } from './adjustment.ts'
import { Event } from './events.ts'

/**
 * Another family is nobody's business: that a case names the same people stays in the office, as does who works on it; and
 * from the hour of a neighbour visit a neighbour could be guessed. Who signed what an office wrote, and what the
 * town answered the county, is the offices’.
 */
const ofTheOffice = [
  'duplicatesNoted',
  'duplicatesResolved',
  'assigned',
  'neighbourVisited',
  'appraisalSigned',
  'questionsAnswered',
  'minutesSigned',
  'minutesNotSigned',
  'opinionSigned',
] as const satisfies readonly Event['type'][]
type FamilyEvent = Exclude<Event, { readonly type: (typeof ofTheOffice)[number] }>

/** One thing that happened, in what a family may read: who for the office by role, never by name; no neighbour's words. */
export const TimelineEntry = z.strictObject({
  type: z.enum(Event.options.map((option) => option.shape.type.value)).exclude(ofTheOffice),
  at: Instant,
  role: z.string(),
  /** Words meant for the family: what is missing, findings, reasons. */
  words: z.array(z.string()),
  until: DueDate.nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** Who is whose relative, who objected, why the county visits, what was seen in the house and what the offices wrote to each other stay in the file. */
const withoutWords = [
  'mandateRecorded',
  'invitationTaken',
  'answersTold',
  'mandateConfirmed',
  'submitted',
  'kinNoted',
  'accepted',
  'verificationRequested',
  'verificationAuthorised',
  'verificationStarted',
  'registerCorrected',
  'surveyStarted',
  'surveyRecorded',
  'surveySigned',
  'householdSigned',
  'letterSent',
  'letterAnswered',
  'appraisalOrdered',
  'appraisalRecorded',
  'resurveyOrdered',
  'objectionRecorded',
  'objectionSettled',
  'noticePosted',
  'noticeTakenDown',
  'forwarded',
  'countyVisitOrdered',
  'countyVisitRecorded',
  'examined',
  'returnedToTown',
  'announced',
  'refusalDelivered',
  'dutyResumed',
  'dutyEscalated',
  'familyReminded',
  'hearingHeld',
] as const satisfies readonly Event['type'][]
type Speaking = Exclude<FamilyEvent, { readonly type: (typeof withoutWords)[number] }>
const speaks = (event: FamilyEvent): event is Speaking => !withoutWords.some((type) => type === event.type)

const words = (event: Speaking): string[] => {
  switch (event.type) {
    case 'deficiencyNoticed':
      return event.items.map(({ words }) => words)
    case 'deficiencyAnswered':
      return event.answers.flatMap(({ words }) => words || [])
    case 'findingAnswered':
      return [event.answer, ...('answers' in event ? event.answers.map(({ answer }) => answer) : [])]
    case 'householdNotSigned':
      return [event.reason]
    case 'surveyAnswered':
      return event.words === '' ? [] : [event.words]
    case 'warningAnswered':
      return [event.answer]
    case 'appealed':
      return [event.grounds]
    case 'adjustmentAnswered':
      return [event.answer]
    case 'incomeAdjusted':
      return [adjustmentWords(event), event.reason]
    case 'verificationReported':
      return event.result === 'unfit' ? [event.findings] : []
    case 'opinionGiven':
    case 'confirmed':
    case 'refused':
      return [event.reasons]
    case 'totalExtended':
    case 'warned':
    case 'terminated':
    case 'reopened':
    case 'appealDecided':
    case 'withdrawn':
    case 'mandateEnded':
    case 'dutyPaused':
      return event.reason === '' ? [] : [event.reason]
  }
}

const until = (event: FamilyEvent) => {
  switch (event.type) {
    case 'submitted':
    case 'deficiencyAnswered':
    case 'forwarded':
    case 'dutyResumed':
      return event.due
    case 'accepted':
    case 'objectionRecorded':
    case 'totalExtended':
      return event.totalDue
    case 'opinionGiven':
      return event.notice === null ? event.answerUntil : { date: event.notice.lastDay, provisional: false }
    case 'noticePosted':
      return { date: event.notice.lastDay, provisional: false }
    case 'verificationReported':
    case 'deficiencyNoticed':
      return event.answerUntil
    case 'dutyPaused':
      return { date: event.until, provisional: false }
    case 'warned':
      return event.answerUntil
    case 'reopened':
      return event.reopening.due
    case 'appealDecided':
      return event.reopening?.due ?? null
    default:
      return null
  }
}

/** Whether a family may know that it happened. */
export const concernsFamily = (event: Event): event is FamilyEvent => !ofTheOffice.some((type) => type === event.type)

export const forFamily = (event: FamilyEvent): TimelineEntry => ({
  type: event.type,
  at: event.at,
  role: event.by.role,
  words: speaks(event) ? words(event) : [],
  until: until(event),
})
