import { by } from '#shared/domain/applications/rule.ts'
import { addDays, addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { needsCorrection, objectionWorkingDays, petitionDays } from '#shared/domain/petitions/petition.ts'
import { deskOf } from './aside.ts'
import { ComplaintVerb, type ComplaintCommand, type ComplaintCommandOf } from './commands.ts'
import { isRaised, owedBy, type Complaint } from './complaint.ts'
import type { ComplaintEvent } from './events.ts'
import { namesTheCounty } from './filing.ts'

export type ComplaintRefusal =
  | { readonly problem: 'COMPLAINT_STEP_NOT_OPEN' | 'CORRECTION_MISSING' | 'VISIT_UNSETTLED' }
  | { readonly problem: 'FIELD'; readonly field: string; readonly code: FieldProblem }

interface Facts {
  readonly actor: Actor
  /** ISO instant of the business clock. */
  readonly now: string
}

type Open = (complaint: Complaint, facts: Facts) => boolean

const atDesk: Open = ({ desk }, { actor }) => deskOf(actor) === desk
const mine: Open = ({ handler }, { actor }) => handler?.id === actor.id
const untouched: Open = (complaint, facts) => complaint.stage === 'RECEIVED' && atDesk(complaint, facts)
const inHand: Open = (complaint, facts) => complaint.stage === 'ACKNOWLEDGED' && mine(complaint, facts)
const stillOwing = (complaint: Complaint) => complaint.stage !== 'RECEIVED' && owedBy(complaint) !== null
const supervises: Open = (complaint, { actor }) =>
  actor.role === 'supervisor' && (complaint.desk === 'supervisor' || isRaised(complaint))
const reviews: Open = (complaint, facts) =>
  owedBy(complaint)?.duty === 'review' && supervises(complaint, facts) && complaint.conclusion?.by.id !== facts.actor.id
const grants: Open = (complaint, facts) =>
  complaint.stage === 'ACKNOWLEDGED' &&
  complaint.extension?.answer === 'awaited' &&
  supervises(complaint, facts) &&
  complaint.extension.askedBy.id !== facts.actor.id

/** Who may say a verb, and when it has anything to do. Where a second person is asked for, the first never finds it open. */
const open: Readonly<Record<ComplaintVerb, Open>> = {
  acknowledge: untouched,
  // Whom it names was looked at when it came: it lies where nobody of them is.
  passOn: (complaint, facts) =>
    untouched(complaint, facts) &&
    complaint.passedOn === null &&
    complaint.aside.length === 0 &&
    (complaint.desk === 'county' || !namesTheCounty(complaint.filing)),
  sendBack: (complaint, facts) =>
    untouched(complaint, facts) &&
    complaint.passedOn !== null &&
    !complaint.passedOn.sentBack &&
    localDate(facts.now) <= complaint.passedOn.objectBy.date,
  redirect: (complaint, facts) => untouched(complaint, facts) && complaint.redirected === null,
  takeOver: (complaint, facts) =>
    stillOwing(complaint) &&
    !mine(complaint, facts) &&
    (atDesk(complaint, facts) || (complaint.stage === 'ACKNOWLEDGED' && supervises(complaint, facts))),
  write: (complaint, facts) => stillOwing(complaint) && mine(complaint, facts),
  orderCorrection: (complaint, facts) => inHand(complaint, facts) || reviews(complaint, facts),
  recordCorrection: (complaint, facts) =>
    complaint.correction?.doneOn === null && (mine(complaint, facts) || reviews(complaint, facts)),
  askExtension: (complaint, facts) => inHand(complaint, facts) && complaint.extension === null,
  grantExtension: grants,
  refuseExtension: grants,
  settleVisit: (complaint, facts) => inHand(complaint, facts) && complaint.filing.caseNumber !== null,
  conclude: inHand,
  concludeReview: reviews,
}

/** What this officer can do with a complaint now. */
export const verbsOpen = (complaint: Complaint, facts: Facts): ComplaintVerb[] =>
  ComplaintVerb.options.filter((verb) => open[verb](complaint, facts))

type Rule<Verb extends ComplaintVerb> = (
  complaint: Complaint,
  command: ComplaintCommandOf<Verb>,
  facts: Facts,
) => ComplaintEvent | ComplaintRefusal

const signed = ({ actor, now }: Facts) => ({ at: now, by: by(actor) })
const today = ({ now }: Facts) => localDate(now)
const wrong = (field: string, code: FieldProblem): ComplaintRefusal => ({ problem: 'FIELD', field, code })
const other = { county: 'supervisor', supervisor: 'county' } as const

const rules: { readonly [Verb in ComplaintVerb]: Rule<Verb> } = {
  acknowledge: ({ filing }, { named }, facts) => ({
    type: 'complaintAcknowledged',
    ...signed(facts),
    named: named && !filing.afraid,
    due: addDays(today(facts), petitionDays.conclude),
  }),
  passOn: ({ desk }, { reason }, facts) => ({
    type: 'complaintPassedOn',
    ...signed(facts),
    to: other[desk],
    reason,
    objectBy: addWorkingDays(today(facts), objectionWorkingDays),
  }),
  sendBack: ({ desk }, { reason }, facts) => ({
    type: 'complaintSentBack',
    ...signed(facts),
    to: other[desk],
    reason,
  }),
  redirect: (_, { office, reason }, facts) => ({
    type: 'complaintRedirected',
    ...signed(facts),
    office,
    reason,
    objectBy: addWorkingDays(today(facts), objectionWorkingDays),
  }),
  takeOver: (_, { reason }, facts) => ({
    type: 'complaintTakenOver',
    ...signed(facts),
    reason,
    desk: deskOf(facts.actor),
  }),
  write: (_, { text }, facts) => ({ type: 'officeWrote', ...signed(facts), text }),
  orderCorrection: (_, { what, who, doneBy }, facts) =>
    doneBy < today(facts)
      ? wrong('doneBy', 'date-in-past')
      : { type: 'correctionOrdered', ...signed(facts), what, who, doneBy },
  recordCorrection: ({ receivedAt }, { doneOn, how }, facts) => {
    if (doneOn > today(facts)) return wrong('doneOn', 'date-in-future')
    if (doneOn < localDate(receivedAt)) return wrong('doneOn', 'date-before-receipt')
    return { type: 'correctionRecorded', ...signed(facts), doneOn, how }
  },
  askExtension: (_, { reason }, facts) => ({ type: 'extensionAsked', ...signed(facts), reason }),
  grantExtension: ({ due }, _, facts) => ({
    type: 'extensionGranted',
    ...signed(facts),
    due: addDays(due.date, petitionDays.extend),
  }),
  refuseExtension: (_, { reason }, facts) => ({ type: 'extensionRefused', ...signed(facts), reason }),
  settleVisit: (_, { visit }, facts) => ({ type: 'visitSettled', ...signed(facts), visit }),
  conclude: ({ filing, visit, correction }, { outcome, findings, evidence, answer }, facts) => {
    if (needsCorrection(outcome) && correction === null) return { problem: 'CORRECTION_MISSING' }
    if (filing.caseNumber !== null && visit === null) return { problem: 'VISIT_UNSETTLED' }
    const reviewUntil = addDays(today(facts), petitionDays.review)
    return { type: 'complaintConcluded', ...signed(facts), outcome, findings, evidence, answer, reviewUntil }
  },
  concludeReview: ({ correction }, { result, answer }, facts) =>
    result === 'changed' && correction === null
      ? { problem: 'CORRECTION_MISSING' }
      : { type: 'reviewConcluded', ...signed(facts), result, answer },
}

function follow<Verb extends ComplaintVerb>(
  complaint: Complaint,
  command: ComplaintCommandOf<Verb>,
  facts: Facts,
): ComplaintEvent | ComplaintRefusal {
  const rule: Rule<Verb> = rules[command.verb]
  return rule(complaint, command, facts)
}

/** One command on one complaint: the event that follows, or why nothing does. Pure. */
export const decide = (
  complaint: Complaint,
  command: ComplaintCommand,
  facts: Facts,
): ComplaintEvent | ComplaintRefusal =>
  open[command.verb](complaint, facts) ? follow(complaint, command, facts) : { problem: 'COMPLAINT_STEP_NOT_OPEN' }
