import { addWorkingDays, dayAfter, localDate } from '#shared/domain/calendar/calendar.ts'
import { missingSections } from './answers.ts'
import type { Application } from './application.ts'
import { misfit } from './deficiency.ts'
import { openOfMandate } from './mandate.ts'
import { noticeFrom } from './posting.ts'
import { misplaced } from './receiving.ts'
import type { Refusal } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'

const acceptDue = ({ now, procedure }: Facts) => addWorkingDays(localDate(now), procedure.limits.acceptWorkingDays)

/** Why who sends it may not send it for the person; null for the person. */
const unmandated = (state: Application, facts: Facts): Refusal | null => {
  const open = facts.actor.role === 'agent' ? openOfMandate(state, facts) : null
  return open && { problem: 'GATE_OPEN', gates: [open] }
}

const submit: Rule<'submit'> = (state, _command, facts) => {
  const { actor, now, newNumber } = facts
  const open = unmandated(state, facts)
  if (open) return open
  const missing = missingSections(state.answers)
  if (missing.length > 0) return { problem: 'ANSWERS_INCOMPLETE', missing }
  const wrong = state.answers.place && misplaced(state.answers.place, facts.procedure)
  if (wrong) return { problem: 'FIELD', field: `place.${wrong.field}`, code: wrong.code }
  return { type: 'submitted', at: now, by: by(actor), number: newNumber, due: acceptDue(facts) }
}

/** The family has a day and is reminded of it; nothing ends by itself. */
const askForMissing: Rule<'askForMissing'> = (_state, { items }, { actor, now, procedure: { limits } }) => ({
  type: 'deficiencyNoticed',
  at: now,
  by: by(actor),
  items,
  answerUntil: addWorkingDays(localDate(now), limits.supplyWorkingDays),
})

const answerDeficiency: Rule<'answerDeficiency'> = (state, { answers }, facts) => {
  const open = unmandated(state, facts)
  if (open) return open
  const wrong = misfit(state.deficiency?.items ?? [], answers)
  if (wrong !== null) return { problem: 'FIELD', ...wrong }
  return { type: 'deficiencyAnswered', at: facts.now, by: by(facts.actor), answers, due: acceptDue(facts) }
}

const accept: Rule<'accept'> = (state, _command, { actor, now, newId, procedure }) => {
  const { limits, steps } = procedure
  const today = localDate(now)
  return {
    type: 'accepted',
    at: now,
    by: by(actor),
    totalDue: addWorkingDays(today, limits.totalWorkingDays),
    surveyStartDue: steps.includes('survey') ? addWorkingDays(today, limits.surveyStartWorkingDays) : null,
    verificationStartDue: steps.includes('verification')
      ? addWorkingDays(today, limits.verificationStartWorkingDays)
      : null,
    // Kin of an officer: registered separately (57号 art. 11), and the county itself must visit (art. 20).
    countyVisit: state.answers.circumstances?.kinOfOfficer === true,
    listing: procedure.applicationList ? noticeFrom(state.answers, { id: newId, today, procedure }) : null,
  }
}

const withdraw: Rule<'withdraw'> = (_state, { reason }, { actor, now }) => ({
  type: 'withdrawn',
  at: now,
  by: by(actor),
  reason,
})

/**
 * The family is told why it lasts longer; the 45 days run from acceptance, like the 30. Art. 22 extends a procedure that
 * still runs: once its last day has passed, an extension would only hide that it was broken.
 */
const extendTotal: Rule<'extendTotal'> = (state, { cause, reason }, { actor, now, procedure: { limits } }) => {
  if (state.totalDue !== null && state.totalDue.date < localDate(now))
    return { problem: 'GATE_OPEN', gates: ['total-over'] }
  const totalDue = addWorkingDays(localDate(state.acceptedAt ?? now), limits.totalExtendedWorkingDays)
  return { type: 'totalExtended', at: now, by: by(actor), cause, reason, totalDue }
}

const warn: Rule<'warn'> = (_state, { reason }, { actor, now, procedure: { limits } }) => ({
  type: 'warned',
  at: now,
  by: by(actor),
  reason,
  answerUntil: addWorkingDays(localDate(now), limits.answerWorkingDays),
})

/** Unjustified non-cooperation may end the procedure, never without a warning, the time to heed it and the hearing asked for (57号 art. 29). */
const terminate: Rule<'terminate'> = ({ warning }, { reason }, { actor, now }) => {
  if (warning === null) return { problem: 'GATE_OPEN', gates: ['warning-missing'] }
  const until = dayAfter(warning.until)
  if (localDate(now) < until) return { problem: 'GATE_OPEN', gates: ['answer-period-open'], until }
  if (warning.hearingWanted && warning.heldOn === null) return { problem: 'GATE_OPEN', gates: ['hearing-missing'] }
  return { type: 'terminated', at: now, by: by(actor), reason }
}

export const intake = { submit, askForMissing, answerDeficiency, accept, extendTotal, withdraw, warn, terminate }
