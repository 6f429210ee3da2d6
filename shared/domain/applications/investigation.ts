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

const orderResurvey: Rule<'orderResurvey'> = (_state, { reason }, { actor, now, procedure: { limits } }) => ({
  type: 'resurveyOrdered',
  at: now,
  by: by(actor),
  reason,
  surveyStartDue: addWorkingDays(localDate(now), limits.surveyStartWorkingDays),
})

export const investigation = {
  startSurvey,
  recordSurvey,
  orderResurvey,
}
