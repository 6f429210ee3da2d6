import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { missingSections } from './answers.ts'
import { dayAfter, duties } from './duties.ts'
import { by, type Rule } from './rule.ts'

const acceptDue = (now: string) => addWorkingDays(localDate(now), duties.acceptWorkingDays)

const submit: Rule<'submit'> = (state, _command, { actor, now, newNumber }) => {
  const missing = missingSections(state.answers)
  if (missing.length > 0) return { problem: 'ANSWERS_INCOMPLETE', missing }
  return { type: 'submitted', at: now, by: by(actor), number: newNumber, due: acceptDue(now) }
}

const askForMissing: Rule<'askForMissing'> = (_state, { items }, { actor, now }) => ({
  type: 'deficiencyNoticed',
  at: now,
  by: by(actor),
  items,
})

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

/** The family is told why it lasts longer; the 45 days run from acceptance, like the 30. */
const extendTotal: Rule<'extendTotal'> = (state, { cause, reason }, { actor, now }) => ({
  type: 'totalExtended',
  at: now,
  by: by(actor),
  cause,
  reason,
  totalDue: addWorkingDays(localDate(state.acceptedAt ?? now), duties.totalExtendedWorkingDays),
})

const warn: Rule<'warn'> = (_state, { reason }, { actor, now }) => ({ type: 'warned', at: now, by: by(actor), reason })

/** Unjustified non-cooperation may end the procedure, never without a warning and the time to heed it (57号 art. 29). */
const terminate: Rule<'terminate'> = ({ warnedAt }, { reason }, { actor, now }) => {
  if (warnedAt === null) return { problem: 'GATE_OPEN', gates: ['warning-missing'] }
  const until = dayAfter(addWorkingDays(localDate(warnedAt), duties.answerWorkingDays))
  if (localDate(now) < until) return { problem: 'GATE_OPEN', gates: ['answer-period-open'], until }
  return { type: 'terminated', at: now, by: by(actor), reason }
}

export const intake = { submit, askForMissing, answerDeficiency, accept, extendTotal, withdraw, warn, terminate }
