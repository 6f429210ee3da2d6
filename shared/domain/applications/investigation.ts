import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { duties } from './duties.ts'
import { by, type Rule } from './rule.ts'

const startSurvey: Rule<'startSurvey'> = (state, _command, { actor, now }) =>
  state.survey.status === 'due'
    ? { type: 'surveyStarted', at: now, by: by(actor) }
    : { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }

const recordSurvey: Rule<'recordSurvey'> = (_state, { verb: _, ...survey }, { actor, now }) =>
  survey.visitedOn > localDate(now)
    ? { problem: 'FIELD', field: 'visitedOn', code: 'date-in-future' }
    : { type: 'surveyRecorded', at: now, by: by(actor), ...survey }

/** Found unfit: the family is told and may answer before anything follows (57号 art. 18). */
const reportVerification: Rule<'reportVerification'> = (state, { result, findings }, { actor, now }) =>
  state.verification.status === 'requested'
    ? {
        type: 'verificationReported',
        at: now,
        by: by(actor),
        result,
        findings,
        answerUntil: result === 'unfit' ? addWorkingDays(localDate(now), duties.answerWorkingDays) : null,
      }
    : { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }

/** An answer to the registers' finding is checked again; one to a negative opinion travels with the file. */
const answerFinding: Rule<'answerFinding'> = (state, { answer }, { actor, now }) =>
  state.hearing === null || state.hearing.answer !== null
    ? { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
    : {
        type: 'findingAnswered',
        at: now,
        by: by(actor),
        answer,
        verificationStartDue:
          state.stage === 'VERIFIED_UNFIT' ? addWorkingDays(localDate(now), duties.verificationStartWorkingDays) : null,
      }

const orderResurvey: Rule<'orderResurvey'> = (_state, { reason }, { actor, now }) => ({
  type: 'resurveyOrdered',
  at: now,
  by: by(actor),
  reason,
  surveyStartDue: addWorkingDays(localDate(now), duties.surveyStartWorkingDays),
})

const orderAppraisal: Rule<'orderAppraisal'> = (_state, { reason }, { actor, now }) => ({
  type: 'appraisalOrdered',
  at: now,
  by: by(actor),
  reason,
})

const recordAppraisal: Rule<'recordAppraisal'> = (state, { present, inFavour, minutes }, { actor, now }) => {
  if (state.appraisal.status !== 'ordered') return { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
  if (inFavour > present) return { problem: 'FIELD', field: 'inFavour', code: 'too-large' }
  return { type: 'appraisalRecorded', at: now, by: by(actor), present, inFavour, minutes }
}

export const investigation = {
  startSurvey,
  recordSurvey,
  reportVerification,
  answerFinding,
  orderResurvey,
  orderAppraisal,
  recordAppraisal,
}
