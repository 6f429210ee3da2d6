import {
  addWorkingDays,
  localDate,
  nextWorkingDay,
  workingDaysBetween,
  type DueDate,
} from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Party } from '#shared/domain/people/person.ts'
import type { Application } from './application.ts'
import { isPausable, isToRemind, nextLevel, type Duty, type DutyKey, type Owner } from './clock.ts'
import type { Refusal } from './refusal.ts'
import { by, type Rule } from './rule.ts'

const field = (name: string, code: FieldProblem): Refusal => ({ problem: 'FIELD', field: name, code })

const openDuty = ({ clock }: Application, key: DutyKey): Duty | undefined =>
  clock.find((duty) => duty.key === key && duty.doneAt === null)

/** Whose duties a role keeps: nobody stops another office's clock. */
const keepers: { readonly [Who in Owner]: readonly Party['role'][] } = {
  town: ['town-officer', 'town-lead'],
  verifier: ['verifier'],
  county: ['county-officer'],
  family: [],
}

/** No pause moves a duty beyond the end of the whole, which never pauses (57号 art. 22). */
const withinWhole = (due: DueDate, { totalDue }: Application): DueDate =>
  totalDue !== null && totalDue.date < due.date ? totalDue : due

const pauseDuty: Rule<'pauseDuty'> = (state, { duty: key, until, reason }, { actor, now }) => {
  const today = localDate(now)
  const duty = openDuty(state, key)
  if (duty === undefined || !isPausable(duty, today) || duty.due.date < today) return field('duty', 'duty-not-pausable')
  if (!keepers[duty.owner].includes(actor.role)) return field('duty', 'duty-of-others')
  if (until <= today) return field('until', 'date-not-in-future')
  if (state.totalDue !== null && until > state.totalDue.date) return field('until', 'date-after-whole')
  const left = workingDaysBetween(today, duty.due.date)
  const resumed = nextWorkingDay(addWorkingDays(until, left).date)
  return { type: 'dutyPaused', at: now, by: by(actor), duty: key, until, reason, due: withinWhole(resumed, state) }
}

const resumeDuty: Rule<'resumeDuty'> = (state, { duty: key }, { actor, now }) => {
  const today = localDate(now)
  const duty = openDuty(state, key)
  if (duty?.pause == null || duty.pause.until < today) return field('duty', 'duty-not-paused')
  if (!keepers[duty.owner].includes(actor.role)) return field('duty', 'duty-of-others')
  const left = workingDaysBetween(duty.pause.until, duty.due.date)
  const due = nextWorkingDay(addWorkingDays(today, left).date)
  return {
    type: 'dutyResumed',
    at: now,
    by: by(actor),
    duty: key,
    due: due.date < duty.due.date ? withinWhole(due, state) : duty.due,
  }
}

/** Once for each duty and level, and only when it is broken: what the clock says again is refused. */
const escalate: Rule<'escalate'> = (state, { duty: key, to }, { actor, now }) => {
  const duty = openDuty(state, key)
  if (duty === undefined || nextLevel(duty, localDate(now)) !== to) return field('duty', 'invalid')
  return { type: 'dutyEscalated', at: now, by: by(actor), duty: key, to }
}

const remindFamily: Rule<'remindFamily'> = (state, _command, { actor, now }) => {
  const duty = openDuty(state, 'answer-of-family')
  if (duty === undefined || !isToRemind(duty, localDate(now))) return field('duty', 'invalid')
  return { type: 'familyReminded', at: now, by: by(actor), duty: duty.key }
}

/** 57号 art. 21: the written reasons reach the family through the town. */
const deliverRefusal: Rule<'deliverRefusal'> = ({ decision }, { how, deliveredOn }, { actor, now }) => {
  if (deliveredOn > localDate(now)) return field('deliveredOn', 'date-in-future')
  if (decision !== null && deliveredOn < localDate(decision.at)) return field('deliveredOn', 'date-before-decision')
  return { type: 'refusalDelivered', at: now, by: by(actor), how, on: deliveredOn }
}

const assign: Rule<'assign'> = ({ assignee }, { to }, { actor, now }) =>
  assignee?.id === to.id ? field('to', 'already-assigned') : { type: 'assigned', at: now, by: by(actor), to }

const take: Rule<'take'> = ({ assignee }, _command, { actor, now }) =>
  assignee?.id === actor.id
    ? field('to', 'already-assigned')
    : { type: 'assigned', at: now, by: by(actor), to: { id: actor.id, name: actor.name } }

export const timekeeping = { pauseDuty, resumeDuty, escalate, remindFamily, deliverRefusal, assign, take }
