import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Application } from './application.ts'
import type { Event } from './events.ts'

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>

const accepted = (state: Application, event: Of<'accepted'>): Application => ({
  ...state,
  stage: 'INVESTIGATING',
  acceptedAt: event.at,
  due: event.surveyStartDue,
  totalDue: event.totalDue,
  survey: { ...state.survey, status: 'due', startDue: event.surveyStartDue },
  verification: { ...state.verification, status: 'requested', startDue: event.verificationStartDue },
  county: { ...state.county, visitRequired: event.countyVisit },
})

/** Kept for good: a second survey, opinion or examination does not free those of the first to decide. */
const investigatorsIn = (event: Event): string[] => {
  switch (event.type) {
    case 'surveyRecorded': return [...event.surveyors, event.by.id]
    case 'opinionGiven': case 'countyVisitRecorded': case 'examined': return [event.by.id]
    default: return []
  }
}

const surveyRecorded = (
  state: Application,
  { visitedOn, surveyors, method, findings }: Of<'surveyRecorded'>,
): Application => ({
  ...state,
  due: state.totalDue,
  survey: { ...state.survey, status: 'done', visitedOn, surveyors, method, findings },
  objection: state.objection && { ...state.objection, settled: true },
})

const verificationReported = (
  state: Application,
  { result, findings, at, answerUntil }: Of<'verificationReported'>,
): Application => ({
  ...state,
  stage: result === 'unfit' ? 'VERIFIED_UNFIT' : 'INVESTIGATING',
  due: answerUntil ?? (state.survey.status === 'due' ? state.survey.startDue : state.totalDue),
  verification: { ...state.verification, status: result, reportedAt: at, findings },
  hearing: answerUntil && { until: answerUntil, answer: null },
})

const findingAnswered = (state: Application, { answer, verificationStartDue }: Of<'findingAnswered'>): Application => ({
  ...state,
  hearing: state.hearing && { ...state.hearing, answer },
  ...(verificationStartDue && {
    stage: 'INVESTIGATING',
    due: verificationStartDue,
    verification: { ...state.verification, status: 'requested', startDue: verificationStartDue },
  }),
})

const opinionGiven = (state: Application, event: Of<'opinionGiven'>): Application => ({
  ...state,
  stage: event.notice ? 'NOTICE_REVIEW' : 'FIRST_OPINION',
  due: event.notice ? event.notice.movesOn : event.answerUntil,
  opinion: {
    outcome: event.outcome,
    monthlyFen: event.monthlyFen,
    policyId: event.policyId,
    reasons: event.reasons,
    by: event.by,
    at: event.at,
  },
  notice: event.notice,
  hearing: event.answerUntil && { until: event.answerUntil, answer: null },
  questions: null,
})

/** Found unfit before, the family's registers are asked again together with the survey (57号 art. 18). */
const resurveyOrdered = (state: Application, { surveyStartDue }: Of<'resurveyOrdered'>): Application => ({
  ...state,
  stage: 'INVESTIGATING',
  due: surveyStartDue,
  survey: {
    ...state.survey,
    status: 'due',
    startDue: surveyStartDue,
    visitedOn: null,
    surveyors: [],
    method: null,
    findings: null,
  },
  notice: null,
  ...(state.verification.status === 'unfit' && {
    verification: { ...state.verification, status: 'requested', startDue: surveyStartDue },
  }),
})

const decided = (state: Application, event: Of<'confirmed'> | Of<'refused'>): Application => ({
  ...state,
  stage: event.type === 'confirmed' ? 'CONFIRMED' : 'REFUSED',
  due: event.type === 'confirmed' ? event.due : null,
  decision: {
    outcome: event.type,
    monthlyFen: event.type === 'confirmed' ? event.monthlyFen : 0,
    policyId: event.type === 'confirmed' ? event.policyId : null,
    firstMonth: event.type === 'confirmed' ? event.firstMonth : null,
    reasons: event.reasons,
    signedBy: event.signedBy,
    at: event.at,
  },
})

const closed = (
  state: Application,
  stage: 'WITHDRAWN' | 'TERMINATED',
  { reason, at }: { reason: string; at: string },
): Application => ({ ...state, stage, due: null, notice: null, closing: { reason, at } })

/** The case after an event. Total: every event has its place. The version counts what happened. */
export function evolve(before: Application, event: Event): Application {
  const state = { ...before, version: before.version + 1, investigators: [...new Set([...before.investigators, ...investigatorsIn(event)])] }
  switch (event.type) {
    case 'submitted':
      return { ...state, stage: 'SUBMITTED', number: event.number, submittedAt: event.at, due: event.due }
    case 'deficiencyNoticed':
      return { ...state, stage: 'RETURNED_ONCE', due: null, deficiency: { items: event.items, answer: null } }
    case 'deficiencyAnswered':
      return {
        ...state,
        stage: 'SUBMITTED',
        due: event.due,
        deficiency: state.deficiency && { ...state.deficiency, answer: event.answer },
      }
    case 'accepted':
      return accepted(state, event)
    case 'surveyStarted':
      return { ...state, due: state.totalDue, survey: { ...state.survey, status: 'started' } }
    case 'surveyRecorded':
      return surveyRecorded(state, event)
    case 'verificationReported':
      return verificationReported(state, event)
    case 'findingAnswered':
      return findingAnswered(state, event)
    case 'appraisalOrdered':
      return {
        ...state,
        stage: 'INVESTIGATING',
        due: state.totalDue,
        notice: null,
        appraisal: { ...state.appraisal, status: 'ordered' },
      }
    case 'appraisalRecorded': {
      const { present, inFavour, minutes } = event
      const objection = state.objection && { ...state.objection, settled: true }
      return { ...state, objection, appraisal: { status: 'held', present, inFavour, minutes } }
    }
    case 'resurveyOrdered':
      return resurveyOrdered(state, event)
    case 'opinionGiven':
      return opinionGiven(state, event)
    case 'objectionRecorded':
      return {
        ...state,
        stage: 'OBJECTED',
        due: event.totalDue,
        totalDue: event.totalDue,
        totalExtended: true,
        notice: null,
        objection: { text: event.text, raisedAt: event.at, settled: false },
      }
    case 'forwarded':
      return {
        ...state,
        stage: 'COUNTY_REVIEW',
        due: event.due,
        county: { ...state.county, examinedBy: null, examination: null },
      }
    case 'countyVisitRecorded':
      return { ...state, county: { ...state.county, visitedOn: event.visitedOn } }
    case 'examined':
      return { ...state, county: { ...state.county, examinedBy: event.by, examination: event.minutes } }
    case 'confirmed':
    case 'refused':
      return decided(state, event)
    case 'returnedToTown':
      return { ...state, stage: 'RETURNED_TO_TOWN', due: state.totalDue, questions: event.questions }
    case 'announced':
      return { ...state, stage: 'ANNOUNCED', due: null, announcedOn: event.on }
    case 'withdrawn':
      return closed(state, 'WITHDRAWN', event)
    case 'warned':
      return { ...state, warnedAt: event.at }
    case 'terminated':
      return closed(state, 'TERMINATED', event)
  }
}

/** Today's date in Shanghai is past a case's due date. */
export const overdue = (state: Pick<Application, 'due'>, now: string) =>
  state.due !== null && state.due.date < localDate(now)
