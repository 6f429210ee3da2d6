import { addWorkingDays, localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { gatesBefore, waitsUntil } from './gates.ts'
import type { Gate, Refusal } from './refusal.ts'
import { noticeFrom } from './posting.ts'
import { by, type Rule } from './rule.ts'
import { drawSample } from './sample.ts'

/** What passes by itself with time. */
const timely: readonly Gate[] = ['answer-period-open', 'notice-open']

/** A day helps only where nothing but the waiting stands in the way. */
const open = (gates: readonly Gate[], until: string | null): Refusal =>
  until !== null && gates.every((gate) => timely.includes(gate))
    ? { problem: 'GATE_OPEN', gates, until }
    : { problem: 'GATE_OPEN', gates }

/** Only an opinion to grant is posted, where the program has a notice; a negative one waits for the family's answer and goes to the county unposted. */
const giveOpinion: Rule<'giveOpinion'> = (state, { outcome, reasons }, facts) => {
  const { actor, now, newId, calculation, procedure } = facts
  const gates = gatesBefore(outcome === 'grant' ? 'propose-grant' : 'propose-refusal', state, facts)
  if (gates.length > 0) return open(gates, waitsUntil(state, facts))
  if (outcome === 'grant' && calculation === null) return { problem: 'POLICY_NOT_FOUND' }
  const today = localDate(now)
  const granted = outcome === 'grant'
  const posted = granted && procedure.steps.includes('notice')
  return {
    type: 'opinionGiven',
    at: now,
    by: by(actor),
    outcome,
    reasons,
    monthlyFen: granted ? (calculation?.result.monthlyFen ?? 0) : 0,
    policyId: calculation?.policy.id ?? null,
    calculation,
    notice: posted ? noticeFrom(state.answers, { id: newId, today, procedure }) : null,
    answerUntil: granted ? null : addWorkingDays(today, procedure.limits.answerWorkingDays),
  }
}

/** What an officer of the town proposed leaves the town under the name of its lead. */
const signOpinion: Rule<'signOpinion'> = (_state, _command, { actor, now }) => ({
  type: 'opinionSigned',
  at: now,
  by: by(actor),
})

/** A notice is open through its last day; the file moves on the next working day. */
const forward: Rule<'forward'> = (state, _command, facts) => {
  const { actor, now, procedure } = facts
  const gates = gatesBefore(state.opinion?.outcome === 'grant' ? 'forward-grant' : 'forward-refusal', state, facts)
  if (gates.length > 0) return open(gates, state.notice?.movesOn.date ?? waitsUntil(state, facts))
  const today = localDate(now)
  return {
    type: 'forwarded',
    at: now,
    by: by(actor),
    due: addWorkingDays(today, procedure.limits.countyWorkingDays),
    draw: drawSample(state.id, monthOf(today), procedure.samplePercent),
  }
}

export const opinion = { giveOpinion, signOpinion, forward }
