import * as z from 'zod'
import { DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { Message, Outcome } from '#shared/domain/petitions/petition.ts'
import { ComplaintVerb } from './commands.ts'
import { Complaint, ComplaintStage, isRaised, owedBy, Owed } from './complaint.ts'
import { verbsOpen } from './decide.ts'
import { ComplaintEvent, Desk, ReviewResult } from './events.ts'
import { complaintOf } from './evolve.ts'
import { Against, ComplaintKind } from './filing.ts'
import { SenderVerb, senderVerbs } from './sender.ts'

const Happened = z.strictObject({
  type: z.enum(ComplaintEvent.options.map(({ shape }) => shape.type.value)),
  at: Instant,
  /** Who did it; null for the sender and the clock. */
  by: z.string().nullable(),
  /** What was said with it, to whoever reads the file. */
  words: z.string().nullable(),
})

/** As its handler reads it. Who stands aside is said to nobody. */
export const ComplaintView = Complaint.omit({ aside: true, told: true, written: true }).extend({
  owed: Owed.nullable(),
  raised: z.boolean(),
  /** What this officer can do now. */
  can: z.array(ComplaintVerb),
  messages: z.array(Message),
  history: z.array(Happened),
  today: LocalDate,
})
export type ComplaintView = z.infer<typeof ComplaintView>

export const ComplaintSummary = z.strictObject({
  id: z.string(),
  kind: ComplaintKind,
  against: Against,
  desk: Desk,
  stage: ComplaintStage,
  receivedAt: Instant,
  owed: Owed.nullable(),
  raised: z.boolean(),
  handler: z.string().nullable(),
})
export type ComplaintSummary = z.infer<typeof ComplaintSummary>

/** What the sender reads with the receipt: whose office, the talk, the answer, what was put right; a name only if allowed. */
export const SentComplaint = z.strictObject({
  kind: ComplaintKind,
  stage: ComplaintStage,
  county: z.string(),
  desk: Desk,
  handler: z.string().nullable(),
  receivedAt: Instant,
  owed: Owed.nullable(),
  /** Since it was extended, why. */
  extended: z.string().nullable(),
  redirected: z.strictObject({ office: z.string(), reason: z.string(), objectBy: DueDate }).nullable(),
  messages: z.array(Message),
  conclusion: z.strictObject({ outcome: Outcome, answer: z.string(), at: Instant, reviewUntil: DueDate }).nullable(),
  correction: z
    .strictObject({ what: z.string(), doneBy: LocalDate, doneOn: LocalDate.nullable(), how: z.string().nullable() })
    .nullable(),
  review: z
    .strictObject({
      due: DueDate,
      concluded: z.strictObject({ result: ReviewResult, answer: z.string(), at: Instant }).nullable(),
    })
    .nullable(),
  can: z.array(SenderVerb),
})
export type SentComplaint = z.infer<typeof SentComplaint>

const talk = (events: readonly ComplaintEvent[]): Message[] =>
  events.flatMap((event): Message[] => {
    switch (event.type) {
      case 'officeWrote':
        return [{ from: 'office' as const, at: event.at, text: event.text }]
      case 'senderWrote':
      case 'reviewRequested':
      case 'redirectionContested':
        return [{ from: 'sender' as const, at: event.at, text: event.text }]
      default:
        return []
    }
  })

/** The words of an event that its reader has nowhere else on the page. */
const wordsOf = (event: ComplaintEvent): string | null => {
  switch (event.type) {
    case 'complaintPassedOn':
    case 'complaintSentBack':
    case 'complaintRedirected':
    case 'complaintTakenOver':
    case 'extensionAsked':
    case 'extensionRefused':
      return event.reason
    case 'correctionOrdered':
      return event.what
    case 'correctionRecorded':
      return event.how
    default:
      return null
  }
}

export function complaintView(
  id: string,
  events: readonly ComplaintEvent[],
  facts: { readonly actor: Actor; readonly now: string },
): ComplaintView {
  const complaint = complaintOf(id, events)
  const { aside: _aside, told: _told, written: _written, ...shown } = complaint
  return {
    ...shown,
    owed: owedBy(complaint),
    raised: isRaised(complaint),
    can: verbsOpen(complaint, facts),
    messages: talk(events),
    history: events
      .filter(({ type }) => type !== 'standingAsideNoted')
      .map((event) => ({
        type: event.type,
        at: event.at,
        by: 'by' in event ? event.by.name : null,
        words: wordsOf(event),
      })),
    today: localDate(facts.now),
  }
}

export const complaintSummary = (complaint: Complaint): ComplaintSummary => ({
  id: complaint.id,
  kind: complaint.filing.kind,
  against: complaint.filing.against,
  desk: complaint.desk,
  stage: complaint.stage,
  receivedAt: complaint.receivedAt,
  owed: owedBy(complaint),
  raised: isRaised(complaint),
  handler: complaint.handler?.name ?? null,
})

export function sentComplaint(id: string, events: readonly ComplaintEvent[], now: string): SentComplaint {
  const complaint = complaintOf(id, events)
  const { filing, stage, desk, handler, named, receivedAt, extension, redirected, conclusion, correction, review } =
    complaint
  const done = review?.concluded ?? null
  return {
    kind: filing.kind,
    stage,
    county: filing.division.slice(0, 6),
    desk,
    handler: named ? (handler?.name ?? null) : null,
    receivedAt,
    owed: owedBy(complaint),
    extended: extension?.answer === 'granted' ? extension.reason : null,
    redirected: redirected && { office: redirected.office, reason: redirected.reason, objectBy: redirected.objectBy },
    messages: talk(events),
    conclusion: conclusion && {
      outcome: conclusion.outcome,
      answer: conclusion.answer,
      at: conclusion.at,
      reviewUntil: conclusion.reviewUntil,
    },
    // What is to be put right is said with the answer, not while it is still weighed.
    correction:
      conclusion && correction
        ? { what: correction.what, doneBy: correction.doneBy, doneOn: correction.doneOn, how: correction.how }
        : null,
    review: review && {
      due: review.due,
      concluded: done && { result: done.result, answer: done.answer, at: done.at },
    },
    can: senderVerbs(complaint, now),
  }
}
