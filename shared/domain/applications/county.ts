import { addWorkingDays, localDate, nextMonth } from '#shared/domain/calendar/calendar.ts'
import type { Application } from './application.ts'
import { gatesBefore } from './gates.ts'
import { by, type Rule } from './rule.ts'
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

const examine: Rule<'examine'> = (_state, { minutes }, { actor, now }) => ({
  type: 'examined',
  at: now,
  by: by(actor),
  minutes,
})

/** Two different people: who examined, or where the town decides who gave the opinion, and who confirms. */
const signatures = ({ county, opinion }: Application, confirmer: ReturnType<typeof by>) => {
  const first = county.examinedBy ?? opinion?.by
  return first === undefined ? [confirmer] : [first, confirmer]
}

const confirm: Rule<'confirm'> = (state, { reasons }, facts) => {
  const { actor, now, procedure } = facts
  const gates = gatesBefore('confirm', state, facts)
  if (gates.length > 0 || state.opinion === null) return { problem: 'GATE_OPEN', gates }
  const today = localDate(now)
  return {
    type: 'confirmed',
    at: now,
    by: by(actor),
    reasons,
    monthlyFen: state.opinion.monthlyFen,
    policyId: state.opinion.policyId,
    firstMonth: nextMonth(today.slice(0, 7)),
    signedBy: signatures(state, by(actor)),
    due: addWorkingDays(today, procedure.limits.announceWorkingDays),
  }
}

const refuse: Rule<'refuse'> = (state, { cause, reasons }, facts) => {
  const { actor, now, procedure } = facts
  const gates = gatesBefore('refuse', state, facts)
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

export const county = { orderVisit, recordCountyVisit, examine, confirm, refuse, announce }
