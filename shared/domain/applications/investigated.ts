import type { Application } from './application.ts'
import type { Of } from './events.ts'
import { unmade, type HouseholdSignature } from './survey.ts'

/** What the events of survey and verification make of a case. */

/** A survey or an appraisal looks into every objection that is still open; settling it is the answer. */
export const lookedInto = ({ objections }: Application) =>
  objections.map((objection) => (objection.settled === null ? { ...objection, lookedInto: true } : objection))

/**
 * Who let the survey be made cooperates: an earlier warning is spent (57号 art. 29). A surveyor who records it under their
 * own account signs by it.
 */
export const surveyRecorded = (
  state: Application,
  { type: _, at, by, ...record }: Of<'surveyRecorded'>,
): Application => ({
  ...state,
  survey: {
    ...state.survey,
    ...unmade,
    status: 'done',
    surveyors: record.surveyors,
    record,
    recordedAt: at,
    signatures: record.surveyors.filter(({ id }) => id === by.id).map((surveyor) => ({ ...surveyor, at })),
  },
  warnedAt: null,
  warning: null,
  objections: lookedInto(state),
})

export const neighbourVisited = (
  state: Application,
  { visit: id, visitedOn, visitors, relation, said, named }: Of<'neighbourVisited'>,
): Application => ({
  ...state,
  neighbours: [...state.neighbours, { id, visitedOn, visitors, relation, said, named }],
})

export const letterSent = (
  state: Application,
  { letter: id, to, asks, sentOn, answerBy }: Of<'letterSent'>,
): Application => ({ ...state, letters: [...state.letters, { id, to, asks, sentOn, answerBy, answer: null }] })

export const letterAnswered = (
  state: Application,
  { letter: id, answeredOn, answer }: Of<'letterAnswered'>,
): Application => ({
  ...state,
  letters: state.letters.map((letter) => (letter.id === id ? { ...letter, answer: { answeredOn, answer } } : letter)),
})

export const surveySigned = (state: Application, { by: { id, name }, at }: Of<'surveySigned'>): Application => ({
  ...state,
  survey: { ...state.survey, signatures: [...state.survey.signatures, { id, name, at }] },
})

/** The household's side of the form, signed or not. */
export const closedByHousehold = (
  state: Application,
  { at }: { readonly at: string },
  how: HouseholdSignature['how'],
  words: string,
): Application => ({ ...state, survey: { ...state.survey, household: { how, words, at } } })

/** What the family says is wrong leaves the form unsigned. */
export const surveyAnswered = (state: Application, event: Of<'surveyAnswered'>): Application =>
  event.right
    ? closedByHousehold(state, event, 'portal', event.signer)
    : { ...state, survey: { ...state.survey, objection: event.words } }

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
  survey: { ...unmade, status: 'due', startDue: surveyStartDue },
  notice: null,
  ...(state.verification.status === 'unfit' && {
    verification: { ...state.verification, status: 'requested', startDue: surveyStartDue },
  }),
})
