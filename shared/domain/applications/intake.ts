import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { missingSections } from './answers.ts'
import { duties } from './duties.ts'
import { by, type Rule } from './rule.ts'

const acceptDue = (now: string) => addWorkingDays(localDate(now), duties.acceptWorkingDays)

const submit: Rule<'submit'> = (state, _command, { actor, now, newNumber }) => {
  const missing = missingSections(state.answers)
  if (missing.length > 0) return { problem: 'ANSWERS_INCOMPLETE', missing }
  return { type: 'submitted', at: now, by: by(actor), number: newNumber, due: acceptDue(now) }
}

/** One complete list, once (57号 art. 10): after the family answered, the office can only accept. */
const askForMissing: Rule<'askForMissing'> = (state, { items }, { actor, now }) =>
  state.deficiency === null
    ? { type: 'deficiencyNoticed', at: now, by: by(actor), items }
    : { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }

const answerDeficiency: Rule<'answerDeficiency'> = (_state, { answer }, { actor, now }) => ({
  type: 'deficiencyAnswered',
  at: now,
  by: by(actor),
  answer,
  due: acceptDue(now),
})

const accept: Rule<'accept'> = (state, _command, { actor, now }) => {
  const today = localDate(now)
  return {
    type: 'accepted',
    at: now,
    by: by(actor),
    totalDue: addWorkingDays(today, duties.totalWorkingDays),
    surveyStartDue: addWorkingDays(today, duties.surveyStartWorkingDays),
    verificationStartDue: addWorkingDays(today, duties.verificationStartWorkingDays),
    // Kin of an officer: registered separately (57号 art. 11), and the county itself must visit (art. 20).
    countyVisit: state.answers.circumstances?.kinOfOfficer === true,
  }
}

const withdraw: Rule<'withdraw'> = (_state, { reason }, { actor, now }) => ({
  type: 'withdrawn',
  at: now,
  by: by(actor),
  reason,
})

const warn: Rule<'warn'> = (_state, { reason }, { actor, now }) => ({ type: 'warned', at: now, by: by(actor), reason })

/** Unjustified non-cooperation may end the procedure, never without a warning first (57号 art. 29). */
const terminate: Rule<'terminate'> = (state, { reason }, { actor, now }) =>
  state.warnedAt === null
    ? { problem: 'GATE_OPEN', gates: ['warning-missing'] }
    : { type: 'terminated', at: now, by: by(actor), reason }

export const intake = { submit, askForMissing, answerDeficiency, accept, withdraw, warn, terminate }
