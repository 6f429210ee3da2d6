import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { firstPaymentMonth } from '#shared/domain/programs/policy.ts'
import type { Application, By } from './application.ts'
import { gatesBefore } from './gates.ts'
import { withSignature } from './minutes.ts'
import type { Gate } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'
import { impossibleVisit } from './visit.ts'

const orderVisit: Rule<'orderVisit'> = (_state, { cause }, { actor, now }) => ({
  type: 'countyVisitOrdered',
  at: now,
  by: by(actor),
  cause,
})

const recordCountyVisit: Rule<'recordCountyVisit'> = (state, { visitedOn, findings }, { actor, now }) =>
  impossibleVisit(state, visitedOn, now) ?? {
    type: 'countyVisitRecorded',
    at: now,
    by: by(actor),
    visitedOn,
    findings,
  }

/** Those whose names stand under the minutes, or where the town decides who gave the opinion, and last who decides. */
const signatures = ({ county, opinion }: Application, decider: By): By[] => {
  const before = county.minutes?.signatures.map(({ id, name, role }) => ({ id, name, role })) ?? [
    opinion?.by ?? decider,
  ]
  return [...before.filter(({ id }) => id !== decider.id), decider]
}

/** What stands in the way of a decision when it is taken as a signature under the minutes: nobody decides what they did not hear. */
const gatesOfDecision = (step: 'confirm' | 'refuse', state: Application, facts: Facts): Gate[] => {
  const { county } = withSignature(state, by(facts.actor), facts.now)
  const wasThere = county.minutes?.signatures.some(({ id }) => id === facts.actor.id) ?? true
  return [...gatesBefore(step, { ...state, county }, facts), ...(wasThere ? [] : ['decider-absent' as const])]
}

const confirm: Rule<'confirm'> = (state, { reasons }, facts) => {
  const { actor, now, procedure } = facts
  const gates = gatesOfDecision('confirm', state, facts)
  if (gates.length > 0 || state.opinion === null) return { problem: 'GATE_OPEN', gates }
  const today = localDate(now)
  return {
    type: 'confirmed',
    at: now,
    by: by(actor),
    reasons,
    monthlyFen: state.opinion.monthlyFen,
    policyId: state.opinion.policyId,
    firstMonth: firstPaymentMonth(state.opinion.calculation?.policy, today),
    signedBy: signatures(state, by(actor)),
    due: addWorkingDays(today, procedure.limits.announceWorkingDays),
  }
}

const refuse: Rule<'refuse'> = (state, { cause, reasons }, facts) => {
  const { actor, now, procedure } = facts
  const gates = gatesOfDecision('refuse', state, facts)
  if (gates.length > 0) return { problem: 'GATE_OPEN', gates }
  return {
    type: 'refused',
    at: now,
    by: by(actor),
    cause,
    reasons,
    signedBy: signatures(state, by(actor)),
    noticeDue: addWorkingDays(localDate(now), procedure.limits.refusalNoticeWorkingDays),
  }
}

const announce: Rule<'announce'> = (_state, _command, { actor, now }) => ({
  type: 'announced',
  at: now,
  by: by(actor),
  on: localDate(now),
})

export const county = { orderVisit, recordCountyVisit, confirm, refuse, announce }
