import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { by, type Rule } from './rule.ts'
import { impossibleVisit } from './visit.ts'

const startSurvey: Rule<'startSurvey'> = (_state, _command, { actor, now }) => ({
  type: 'surveyStarted',
  at: now,
  by: by(actor),
})

const recordSurvey: Rule<'recordSurvey'> = (state, { verb: _, ...survey }, { actor, now }) =>
  impossibleVisit(state, survey.visitedOn, now) ?? { type: 'surveyRecorded', at: now, by: by(actor), ...survey }

/** Found unfit: the family is told and may answer before anything follows (57号 art. 18). */
const reportVerification: Rule<'reportVerification'> = (
  _state,
  { result, findings },
  { actor, now, procedure: { limits } },
) => ({
  type: 'verificationReported',
  at: now,
  by: by(actor),
  result,
  findings,
  answerUntil: result === 'unfit' ? addWorkingDays(localDate(now), limits.answerWorkingDays) : null,
})

/** An answer to the registers' finding is checked again; one to a negative opinion travels with the file. */
const answerFinding: Rule<'answerFinding'> = (state, { answer }, { actor, now, procedure: { limits } }) => ({
  type: 'findingAnswered',
  at: now,
  by: by(actor),
  answer,
  verificationStartDue:
    state.stage === 'VERIFIED_UNFIT' ? addWorkingDays(localDate(now), limits.verificationStartWorkingDays) : null,
})

const orderResurvey: Rule<'orderResurvey'> = (_state, { reason }, { actor, now, procedure: { limits } }) => ({
  type: 'resurveyOrdered',
  at: now,
  by: by(actor),
  reason,
  surveyStartDue: addWorkingDays(localDate(now), limits.surveyStartWorkingDays),
})

const orderAppraisal: Rule<'orderAppraisal'> = (_state, { reason }, { actor, now }) => ({
  type: 'appraisalOrdered',
  at: now,
  by: by(actor),
  reason,
})

const recordAppraisal: Rule<'recordAppraisal'> = (_state, { present, inFavour, minutes }, { actor, now }) =>
  inFavour > present
    ? { problem: 'FIELD', field: 'inFavour', code: 'too-large' }
    : { type: 'appraisalRecorded', at: now, by: by(actor), present, inFavour, minutes }

export const investigation = {
  startSurvey,
  recordSurvey,
  reportVerification,
  answerFinding,
  orderResurvey,
  orderAppraisal,
  recordAppraisal,
}
