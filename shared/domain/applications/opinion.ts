import { addWorkingDays, localDate, noticePeriod } from '#shared/domain/calendar/calendar.ts'
import type { Application } from './application.ts'
import { dayAfter } from './duties.ts'
import type { Gate, Refusal } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'

/** What an opinion needs before it may be written: survey by two, verification, an ordered appraisal held. */
export const opinionGates = (state: Application, facts: Facts, outcome: 'grant' | 'refuse'): Gate[] => {
  const gates: Gate[] = []
  if (state.survey.status !== 'done' && state.stage !== 'VERIFIED_UNFIT') gates.push('survey-missing')
  if (state.verification.status === 'none' || state.verification.status === 'requested')
    gates.push('verification-missing')
  if (state.appraisal.status === 'ordered') gates.push('appraisal-missing')
  if (state.stage === 'VERIFIED_UNFIT' && waitsUntil(state, facts) !== null) gates.push('answer-period-open')
  if (outcome === 'grant') {
    if (state.verification.status === 'unfit') gates.push('verification-unfit')
    if (facts.estimate !== null && !facts.estimate.eligible) gates.push('not-eligible')
  }
  return gates
}

/** The first day on which the file no longer waits for the family's answer; null when it does not wait today. */
const waitsUntil = ({ hearing }: Application, { now }: Facts): string | null => {
  if (hearing === null || hearing.answer !== null) return null
  const day = dayAfter(hearing.until)
  return localDate(now) < day ? day : null
}

/** A day helps only where nothing but the waiting stands in the way. */
const open = (gates: readonly Gate[], until: string | null): Refusal =>
  until !== null && gates.every((gate) => gate === 'answer-period-open')
    ? { problem: 'GATE_OPEN', gates, until }
    : { problem: 'GATE_OPEN', gates }

/** Only an opinion to grant is posted; a negative one waits for the family's answer and goes to the county unposted. */
const giveOpinion: Rule<'giveOpinion'> = (state, { outcome, reasons }, facts) => {
  const { actor, now, newId, estimate, procedure } = facts
  const gates = opinionGates(state, facts, outcome)
  if (gates.length > 0) return open(gates, waitsUntil(state, facts))
  if (outcome === 'grant' && estimate === null) return { problem: 'POLICY_NOT_FOUND' }
  const today = localDate(now)
  const granted = outcome === 'grant'
  return {
    type: 'opinionGiven',
    at: now,
    by: by(actor),
    outcome,
    reasons,
    monthlyFen: granted ? (estimate?.monthlyFen ?? 0) : 0,
    policyId: estimate?.policyId ?? null,
    notice: granted ? { id: newId, postedOn: today, ...noticePeriod(today, procedure.limits.noticeDays) } : null,
    answerUntil: granted ? null : addWorkingDays(today, procedure.limits.answerWorkingDays),
  }
}

/** An objection suspends, it does not refuse (57号 art. 19), and extends the total to 45 working days. */
const recordObjection: Rule<'recordObjection'> = (state, { text }, { actor, now, procedure }) => ({
  type: 'objectionRecorded',
  at: now,
  by: by(actor),
  text,
  totalDue: addWorkingDays(localDate(state.acceptedAt ?? now), procedure.limits.totalExtendedWorkingDays),
})

/** A notice is open through its last day; the file moves on the next working day. */
const forward: Rule<'forward'> = (state, _command, facts) => {
  const { actor, now, procedure } = facts
  const today = localDate(now)
  if (state.notice !== null && today < state.notice.movesOn.date)
    return { problem: 'GATE_OPEN', gates: ['notice-open'], until: state.notice.movesOn.date }
  const until = waitsUntil(state, facts)
  if (state.stage === 'FIRST_OPINION' && until !== null)
    return { problem: 'GATE_OPEN', gates: ['answer-period-open'], until }
  return { type: 'forwarded', at: now, by: by(actor), due: addWorkingDays(today, procedure.limits.countyWorkingDays) }
}

export const opinion = { giveOpinion, recordObjection, forward }
