import { adjusted } from './adjustment.ts'
import type { Application } from './application.ts'
import { noAppraisal } from './appraisal.ts'
import { nextDue } from './clock.ts'
import { joined } from './duplicates.ts'
import type { Event, Of } from './events.ts'
import {
  asked,
  closedByHousehold,
  findingAnswered,
  letterAnswered,
  letterSent,
  lookedInto,
  neighbourVisited,
  registerCorrected,
  resurveyOrdered,
  surveyAnswered,
  surveyRecorded,
  surveySigned,
  verificationReported,
} from './investigated.ts'
import { examined, minutesNotSigned, withSignature } from './minutes.ts'
import { questionsAnswered, returnedToTown } from './questions.ts'
import { runningAgain } from './remedies.ts'
import { withKin } from './kin.ts'
import { advance } from './running.ts'

const accepted = (state: Application, event: Of<'accepted'>): Application => ({
  ...state,
  stage: 'INVESTIGATING',
  acceptedAt: event.at,
  totalDue: event.totalDue,
  ...(event.surveyStartDue && { survey: { ...state.survey, status: 'due', startDue: event.surveyStartDue } }),
  ...(event.verificationStartDue && {
    verification: { ...state.verification, status: 'requested', startDue: event.verificationStartDue },
  }),
  listing: event.listing,
  county: { ...state.county, visitRequired: state.county.visitRequired || event.countyVisit },
})

const submitted = (state: Application, { number, at }: Of<'submitted'>): Application => {
  const declared = state.answers.circumstances?.kinOfOfficer === true
  return {
    ...state,
    stage: 'SUBMITTED',
    number,
    submittedAt: at,
    kin: { ...state.kin, declared, registered: declared },
    verification: { ...state.verification, authorisedAt: at },
  }
}

/** Kept for good: a second survey, opinion or examination does not free those of the first to decide. */
const investigatorsIn = (event: Event): string[] => {
  switch (event.type) {
    case 'surveyRecorded':
      return [...event.surveyors.flatMap(({ id, name }) => [id, name]), event.by.id]
    case 'neighbourVisited':
      return [...event.visitors.flatMap(({ id, name }) => [id, name]), event.by.id]
    case 'opinionGiven':
    case 'countyVisitRecorded':
    case 'examined':
      return [event.by.id]
    default:
      return []
  }
}

const opinionGiven = (state: Application, event: Of<'opinionGiven'>): Application => ({
  ...state,
  stage: event.notice ? 'NOTICE_REVIEW' : 'FIRST_OPINION',
  opinion: {
    outcome: event.outcome,
    monthlyFen: event.monthlyFen,
    policyId: event.policyId,
    calculation: event.calculation,
    reasons: event.reasons,
    by: event.by,
    signedBy: event.by.role === 'town-lead' ? event.by : null,
    at: event.at,
  },
  notice: event.notice,
  postings: [],
  takenDownOn: null,
  hearing: event.answerUntil && { until: event.answerUntil, answer: null },
})

/** Only the first named one, while the notice stands, changes the stage; what comes later is added to the file. */
const objectionRecorded = (state: Application, event: Of<'objectionRecorded'>): Application => {
  const { objection: id, named, text, at, totalDue } = event
  const raised = { id, named, text, raisedAt: at, lookedInto: false, settled: null }
  const extended = {
    ...state,
    objections: [...state.objections, raised],
    ...(totalDue && { totalDue, totalExtended: true }),
  }
  return named && state.stage === 'NOTICE_REVIEW' ? { ...extended, stage: 'OBJECTED', notice: null } : extended
}

const decided = (state: Application, event: Of<'confirmed'> | Of<'refused'>): Application => ({
  ...withSignature(state, event.by, event.at),
  stage: event.type === 'confirmed' ? 'CONFIRMED' : 'REFUSED',
  decision: {
    outcome: event.type,
    monthlyFen: event.type === 'confirmed' ? event.monthlyFen : 0,
    policyId: event.type === 'confirmed' ? event.policyId : null,
    calculation: state.opinion?.calculation ?? null,
    firstMonth: event.type === 'confirmed' ? event.firstMonth : null,
    cause: event.type === 'refused' ? event.cause : null,
    reasons: event.reasons,
    signedBy: event.signedBy,
    at: event.at,
  },
})

const closed = (
  state: Application,
  stage: 'WITHDRAWN' | 'TERMINATED',
  { reason, at }: { reason: string; at: string },
): Application => ({ ...state, stage, notice: null, closing: { reason, at } })

/** What each event makes of the case; every event has its place. */
const changes: { readonly [Type in Event['type']]: (state: Application, event: Of<Type>) => Application } = {
  mandateRecorded: (state) => state,
  invitationTaken: (state) => state,
  // What was told is in the answers.
  answersTold: (state) => state,
  mandateConfirmed: (state, { at, by }) => ({
    ...state,
    resident: by.id,
    mandate: state.mandate && { ...state.mandate, confirmedAt: at },
  }),
  mandateEnded: (state, { at, by, reason }) => ({
    ...state,
    mandate: state.mandate && { ...state.mandate, ended: { at, role: by.role, reason } },
  }),
  submitted,
  kinNoted: (state, found) => {
    const kin = withKin(state.kin, found)
    return {
      ...state,
      kin,
      // Who turns out to be a relative no longer has the case in hand.
      assignee: state.assignee && kin.officers.includes(state.assignee.id) ? null : state.assignee,
      county: { ...state.county, visitRequired: state.county.visitRequired || kin.registered },
    }
  },
  deficiencyNoticed: (state, { items }) => ({
    ...state,
    stage: 'RETURNED_ONCE',
    deficiency: { items, answers: null },
  }),
  deficiencyAnswered: (state, { answers }) => ({
    ...state,
    stage: 'SUBMITTED',
    deficiency: state.deficiency && { ...state.deficiency, answers },
  }),
  duplicatesNoted: (state, { others }) => ({ ...state, duplicates: joined(state.duplicates, others) }),
  duplicatesResolved: (state, { finding, reason, by, at }) => ({
    ...state,
    duplicates: { ...state.duplicates, resolution: { finding, reason, by: by.name, at } },
  }),
  accepted,
  surveyStarted: (state, { surveyors }) => ({ ...state, survey: { ...state.survey, status: 'started', surveyors } }),
  surveyRecorded,
  surveySigned,
  neighbourVisited,
  letterSent,
  letterAnswered,
  householdSigned: (state, event) => closedByHousehold(state, event, event.how, event.signer),
  householdNotSigned: (state, event) => closedByHousehold(state, event, event.cause, event.reason),
  surveyAnswered,
  verificationReported,
  findingAnswered,
  verificationRequested: (state, { verificationStartDue }) => asked(state, verificationStartDue),
  verificationAuthorised: (state, { at }) => ({
    ...state,
    verification: { ...state.verification, authorisedAt: at },
  }),
  verificationStarted: (state, { request }) => ({
    ...state,
    verification: { ...state.verification, status: 'started', request },
  }),
  registerCorrected,
  incomeAdjusted: (state, { type: _type, at: _at, by: _by, ...adjustment }) => ({
    ...state,
    adjustments: adjusted(state.adjustments, { ...adjustment, answer: null }),
  }),
  adjustmentAnswered: (state, { answer }) => ({
    ...state,
    adjustments: state.adjustments.map((adjustment) => ({ ...adjustment, answer: adjustment.answer ?? answer })),
  }),
  appraisalOrdered: (state, { form }) => ({
    ...state,
    stage: 'INVESTIGATING',
    notice: null,
    appraisal: { ...noAppraisal, status: 'ordered', form },
  }),
  appraisalRecorded: (state, { meeting, at }) => ({
    ...state,
    objections: lookedInto(state),
    appraisal: { ...state.appraisal, status: 'held', meeting, recordedAt: at, signed: null },
  }),
  appraisalSigned: (state, { sheet, unsigned }) => ({
    ...state,
    appraisal: { ...state.appraisal, signed: { sheet, unsigned } },
  }),
  resurveyOrdered,
  opinionGiven,
  opinionSigned: (state, { by }) => ({ ...state, opinion: state.opinion && { ...state.opinion, signedBy: by } }),
  objectionRecorded,
  objectionSettled: (state, { objection, outcome, findings, answer, at }) => ({
    ...state,
    objections: state.objections.map((raised) =>
      raised.id === objection ? { ...raised, settled: { outcome, findings, answer, at } } : raised,
    ),
  }),
  noticePosted: (state, { places, postedOn, notice, by }) => ({
    ...state,
    notice,
    postings: [...state.postings, ...places.map((place) => ({ place, postedOn, by: by.name }))],
  }),
  noticeTakenDown: (state, { takenDownOn }) => ({ ...state, takenDownOn }),
  forwarded: (state, { draw }) => ({
    ...state,
    stage: 'COUNTY_REVIEW',
    county: {
      ...state.county,
      visitRequired: state.county.visitRequired || draw?.drawn === true,
      minutes: null,
    },
  }),
  totalExtended: (state, { totalDue }) => ({ ...state, totalDue, totalExtended: true }),
  // A visit made before the order does not answer it.
  countyVisitOrdered: (state) => ({ ...state, county: { ...state.county, visitRequired: true, visitedOn: null } }),
  countyVisitRecorded: (state, { visitedOn }) => ({ ...state, county: { ...state.county, visitedOn } }),
  examined,
  minutesSigned: (state, { by, at }) => withSignature(state, by, at),
  minutesNotSigned,
  confirmed: decided,
  refused: decided,
  returnedToTown,
  questionsAnswered,
  announced: (state, { on }) => ({ ...state, stage: 'ANNOUNCED', announcedOn: on }),
  withdrawn: (state, event) => closed(state, 'WITHDRAWN', event),
  warned: (state, { at, answerUntil }) => ({
    ...state,
    warnedAt: at,
    warning: { until: answerUntil, answer: null, hearingWanted: false, heldOn: null },
  }),
  warningAnswered: (state, { answer, hearingWanted }) => ({
    ...state,
    warning: state.warning && { ...state.warning, answer, hearingWanted },
  }),
  hearingHeld: (state, { heldOn }) => ({ ...state, warning: state.warning && { ...state.warning, heldOn } }),
  appealed: (state, { grounds, at }) => ({ ...state, appeal: { grounds, lodgedAt: at, outcome: null } }),
  appealDecided: (state, { result, reason, decidedOn, reopening, at }) => {
    const after = { ...state, appeal: state.appeal && { ...state.appeal, outcome: { result, reason, decidedOn } } }
    return reopening === null ? after : runningAgain(after, at, reopening)
  },
  reopened: (state, { reopening, at }) => runningAgain(state, at, reopening),
  terminated: (state, event) => closed(state, 'TERMINATED', event),
  refusalDelivered: (state, { how, on }) => ({ ...state, refusalDelivered: { how, on } }),
  assigned: (state, { to }) => ({ ...state, assignee: to }),
  // What they say is of the clock alone (running.ts).
  dutyPaused: (state) => state,
  dutyResumed: (state) => state,
  dutyEscalated: (state) => state,
  familyReminded: (state) => state,
}

const change = <Type extends Event['type']>(state: Application, event: Of<Type>) => changes[event.type](state, event)

/** The registers have a queue of their own, by their own days. */
const dueOf = (clock: Application['clock']) => nextDue(clock, ['town', 'county', 'family'])

/** The case after an event. Total. The version counts what happened. */
export const evolve = (before: Application, event: Event): Application => {
  const after = change(before, event)
  const clock = advance(before, after, event)
  return {
    ...after,
    clock,
    due: dueOf(clock),
    version: before.version + 1,
    investigators: [...new Set([...before.investigators, ...investigatorsIn(event)])],
  }
}
