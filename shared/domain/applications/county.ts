import { addWorkingDays, localDate, nextMonth } from '#shared/domain/calendar/calendar.ts'
import type { Application } from './application.ts'
import type { Gate } from './refusal.ts'
import { by, type Rule } from './rule.ts'
import { impossibleVisit } from './visit.ts'

/** What a decision needs: the visit where it is required, and a second signature under the minutes (no one decides alone). */
export const decisionGates = (state: Pick<Application, 'county'>): Gate[] => {
  const gates: Gate[] = []
  if (state.county.visitRequired && state.county.visitedOn === null) gates.push('county-visit-missing')
  if (state.county.examinedBy === null) gates.push('examination-missing')
  return gates
}

type Tracks = 'survey' | 'verification' | 'appraisal' | 'opinion' | 'notice' | 'objection' | 'county'

/** A grant needs all five gates (domain.md §12.1), looked at again at the end of the way and not trusted from before. */
export const grantGates = (state: Pick<Application, Tracks>): Gate[] => {
  const gates = decisionGates(state)
  if (state.survey.status !== 'done' || state.survey.surveyors.length < 2) gates.push('survey-missing')
  if (state.verification.status !== 'fit') gates.push('verification-missing')
  if (state.appraisal.status === 'ordered') gates.push('appraisal-missing')
  if (state.opinion?.outcome !== 'grant') gates.push('not-eligible')
  if (state.notice === null) gates.push('notice-open')
  if (state.objection !== null && !state.objection.settled) gates.push('objection-open')
  return gates
}

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

const signatures = (state: Application, confirmer: ReturnType<typeof by>) =>
  state.county.examinedBy === null ? [confirmer] : [state.county.examinedBy, confirmer]

const confirm: Rule<'confirm'> = (state, { reasons }, { actor, now, procedure }) => {
  const gates = grantGates(state)
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

const refuse: Rule<'refuse'> = (state, { cause, reasons }, { actor, now, procedure }) => {
  const gates = decisionGates(state)
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

const returnToTown: Rule<'returnToTown'> = (_state, { questions }, { actor, now }) => ({
  type: 'returnedToTown',
  at: now,
  by: by(actor),
  questions,
})

const announce: Rule<'announce'> = (_state, _command, { actor, now }) => ({
  type: 'announced',
  at: now,
  by: by(actor),
  on: localDate(now),
})

export const county = { orderVisit, recordCountyVisit, examine, confirm, refuse, returnToTown, announce }
