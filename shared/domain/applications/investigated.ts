import type { Application } from './application.ts'
import type { Of } from './events.ts'

/** What the events of survey and verification make of a case. */

/** A survey or an appraisal looks into every objection that is still open; settling it is the answer. */
export const lookedInto = ({ objections }: Application) =>
  objections.map((objection) => (objection.settled === null ? { ...objection, lookedInto: true } : objection))

/** Who let the survey be made cooperates: an earlier warning is spent (57号 art. 29). */
export const surveyRecorded = (
  state: Application,
  { visitedOn, surveyors, method, findings }: Of<'surveyRecorded'>,
): Application => ({
  ...state,
  survey: { ...state.survey, status: 'done', visitedOn, surveyors, method, findings },
  warnedAt: null,
  warning: null,
  objections: lookedInto(state),
})

export const verificationReported = (state: Application, event: Of<'verificationReported'>): Application => ({
  ...state,
  stage: event.result === 'unfit' ? 'VERIFIED_UNFIT' : 'INVESTIGATING',
  verification: {
    ...state.verification,
    status: event.result,
    reportedAt: event.at,
    validUntil: event.validUntil,
    findings: event.findings,
    silence: event.silence,
    put: event.put,
    answers: [],
  },
  hearing: event.answerUntil && { until: event.answerUntil, answer: null },
})

/** The registers are to be asked (again), and by when. */
export const asked = (state: Application, startDue: Application['survey']['startDue']): Application => ({
  ...state,
  stage: 'INVESTIGATING',
  verification: { ...state.verification, status: 'requested', startDue },
})

export const findingAnswered = (
  state: Application,
  { answer, answers, verificationStartDue }: Of<'findingAnswered'>,
): Application => {
  const heard = {
    ...state,
    hearing: state.hearing && { ...state.hearing, answer },
    verification: { ...state.verification, answers },
  }
  return verificationStartDue === null ? heard : asked(heard, verificationStartDue)
}

export const registerCorrected = (
  state: Application,
  { discrepancy, reason, by, at }: Of<'registerCorrected'>,
): Application => ({
  ...state,
  verification: {
    ...state.verification,
    corrections: [
      ...state.verification.corrections.filter((one) => one.discrepancy !== discrepancy),
      { discrepancy, reason, by: by.name, at },
    ],
  },
})

/** Found unfit before, the family's registers are asked again together with the survey (57号 art. 18). */
export const resurveyOrdered = (state: Application, { surveyStartDue }: Of<'resurveyOrdered'>): Application => ({
  ...state,
  stage: 'INVESTIGATING',
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
