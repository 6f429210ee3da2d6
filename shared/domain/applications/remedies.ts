import * as z from 'zod'
import { addDays, addWorkingDays, DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Application } from './application.ts'
import type { Refusal } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'

/** What a family can do against an end of its case, and how an ended case opens again. */

/** 行政复议法 art. 20, in calendar days from the day on which the family knew. */
export const appealDays = 60
/** [service promise] for how long an office may open again what it ended, or what was withdrawn by mistake. */
export const reopenDays = 60

export const AppealResult = z.enum(['upheld', 'changed', 'revoked'], 'choose-one')
export type AppealResult = z.infer<typeof AppealResult>

/** 行政复议: what the family objects to, and what came of it. */
export const Appeal = z.strictObject({
  grounds: z.string(),
  lodgedAt: Instant,
  outcome: z.strictObject({ result: AppealResult, reason: z.string(), decidedOn: LocalDate }).nullable(),
})
export type Appeal = z.infer<typeof Appeal>

/** Whether the end that stands was appealed: what is decided anew after an earlier appeal can be appealed anew. */
export const isAppealed = ({ appeal, closing, decision }: Pick<Application, 'appeal' | 'closing' | 'decision'>) =>
  appeal !== null && appeal.lodgedAt >= (closing?.at ?? decision?.at ?? '')

/** A case that runs again, and the dates that it runs by: they are counted anew. */
export const Reopening = z.strictObject({
  to: z.enum(['SUBMITTED', 'INVESTIGATING', 'RETURNED_TO_TOWN', 'COUNTY_REVIEW']),
  due: DueDate,
  /** null while it is still to be accepted */
  totalDue: DueDate.nullable(),
})
export type Reopening = z.infer<typeof Reopening>

/** The last day on which an end can be appealed: the reasons of a refusal reach the family some days after it. */
export const appealUntil = (
  { decision, closing, refusalDelivered }: Pick<Application, 'decision' | 'closing' | 'refusalDelivered'>,
  refusalNoticeWorkingDays: number,
): string | null => {
  if (closing !== null) return addDays(localDate(closing.at), appealDays).date
  if (decision?.outcome !== 'refused') return null
  const known = refusalDelivered?.on ?? addWorkingDays(localDate(decision.at), refusalNoticeWorkingDays).date
  return addDays(known, appealDays).date
}

/** Where an ended case goes on: what was refused, at the county or anew at the town; what never was accepted, at its desk. */
const placeOf = (
  { stage, acceptedAt }: Application,
  anew: boolean,
  { decidedBy }: Facts['procedure'],
): Reopening['to'] => {
  if (acceptedAt === null) return 'SUBMITTED'
  if (stage !== 'REFUSED') return 'INVESTIGATING'
  return anew || decidedBy === 'town' ? 'RETURNED_TO_TOWN' : 'COUNTY_REVIEW'
}

const reopening = (state: Application, anew: boolean, { now, procedure }: Facts): Reopening => {
  const today = localDate(now)
  const { limits } = procedure
  const to = placeOf(state, anew, procedure)
  const totalDue = to === 'SUBMITTED' ? null : addWorkingDays(today, limits.totalWorkingDays)
  const days = { SUBMITTED: limits.acceptWorkingDays, COUNTY_REVIEW: limits.countyWorkingDays } as const
  const own = to === 'SUBMITTED' || to === 'COUNTY_REVIEW' ? addWorkingDays(today, days[to]) : null
  return { to, totalDue, due: own ?? totalDue ?? addWorkingDays(today, limits.totalWorkingDays) }
}

const tooLate = (now: string, until: string | null): Refusal | null =>
  until !== null && localDate(now) > until ? { problem: 'GATE_OPEN', gates: ['period-over'], until } : null

const appeal: Rule<'appeal'> = (state, { grounds }, { actor, now, procedure: { limits } }) =>
  tooLate(now, appealUntil(state, limits.refusalNoticeWorkingDays)) ?? {
    type: 'appealed',
    at: now,
    by: by(actor),
    grounds,
  }

const decideAppeal: Rule<'decideAppeal'> = (state, { result, reason, decidedOn }, facts) => {
  const { actor, now } = facts
  if (decidedOn > localDate(now)) return { problem: 'FIELD', field: 'decidedOn', code: 'date-in-future' }
  return {
    type: 'appealDecided',
    at: now,
    by: by(actor),
    result,
    reason,
    decidedOn,
    reopening: result === 'upheld' ? null : reopening(state, result === 'revoked', facts),
  }
}

const reopen: Rule<'reopen'> = (state, { reason }, facts) => {
  const { actor, now } = facts
  const until = state.closing && addDays(localDate(state.closing.at), reopenDays).date
  return (
    tooLate(now, until) ?? {
      type: 'reopened',
      at: now,
      by: by(actor),
      reason,
      reopening: reopening(state, true, facts),
    }
  )
}

/** The case as it runs again: nothing that ended it is left, and its statutory time is counted from now. */
export const runningAgain = (state: Application, at: string, { to, due, totalDue }: Reopening): Application => ({
  ...state,
  stage: to,
  totalDue,
  totalExtended: false,
  acceptedAt: to === 'SUBMITTED' ? null : at,
  survey:
    to === 'INVESTIGATING' && state.survey.status !== 'done' && state.survey.status !== 'none'
      ? { ...state.survey, status: 'due', startDue: due }
      : state.survey,
  notice: to === 'COUNTY_REVIEW' ? state.notice : null,
  hearing: null,
  county: { ...state.county, minutes: null },
  questions: state.decision === null ? state.questions : [],
  decision: null,
  closing: null,
  warnedAt: null,
  warning: null,
  refusalDelivered: null,
})

/** A warning about non-cooperation, and what the family says to it before anything ends (57号 art. 29; Law art. 48). */
export const Warning = z.strictObject({
  until: DueDate,
  answer: z.string().nullable(),
  hearingWanted: z.boolean(),
  heldOn: LocalDate.nullable(),
})
export type Warning = z.infer<typeof Warning>

const answerWarning: Rule<'answerWarning'> = (_state, { answer, hearingWanted }, { actor, now }) => ({
  type: 'warningAnswered',
  at: now,
  by: by(actor),
  answer,
  hearingWanted,
})

const recordHearing: Rule<'recordHearing'> = ({ warnedAt }, { heldOn, minutes }, { actor, now }) => {
  const wrong = (code: 'date-in-future' | 'date-before-warning'): Refusal => ({
    problem: 'FIELD',
    field: 'heldOn',
    code,
  })
  if (heldOn > localDate(now)) return wrong('date-in-future')
  if (warnedAt !== null && heldOn < localDate(warnedAt)) return wrong('date-before-warning')
  return { type: 'hearingHeld', at: now, by: by(actor), heldOn, minutes }
}

export const remedies = { appeal, decideAppeal, reopen, answerWarning, recordHearing }
