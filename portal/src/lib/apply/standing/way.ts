import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { day, month } from '#lib/days.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { dayWords, dueWords } from './due.ts'
import type { Offices } from './offices.server.ts'
import { mayAnswerFinding, surveyDone, verificationDone, when } from './tracks.ts'

export interface WayStep {
  title: string
  detail?: string | undefined
  state: 'done' | 'now' | 'next'
}

type Stage = OwnApplication['stage']
const investigation: readonly Stage[] = ['INVESTIGATING', 'VERIFIED_UNFIT']
const notice: readonly Stage[] = ['FIRST_OPINION', 'NOTICE_REVIEW', 'OBJECTED']
const county: readonly Stage[] = ['COUNTY_REVIEW', 'RETURNED_TO_TOWN']
const ended: readonly Stage[] = ['WITHDRAWN', 'TERMINATED']

/** The whole way of a case: what is done, what is under way, what is to come. */
export function way(application: OwnApplication, offices: Offices): WayStep[] {
  const { stage, procedure } = application
  const steps = [
    submitted(application),
    accepted(application, offices),
    ...(procedure.steps.includes('survey') ? [surveyed(application)] : []),
    ...(procedure.steps.includes('verification') ? [verified(application)] : []),
    ...(procedure.steps.includes('notice') ? [posted(application, offices)] : []),
    decided(application, offices),
    paid(application),
  ]
  if (ended.includes(stage)) return [...steps.filter(({ state }) => state === 'done'), over(application)]
  return stage === 'REFUSED' ? steps.filter(({ state }) => state === 'done') : steps
}

const on = (iso: string | undefined): string | undefined => (iso ? day(iso, getLocale()) : undefined)

const submitted = ({ submittedAt }: OwnApplication): WayStep => ({
  title: m.way_1(),
  detail: on(submittedAt ?? undefined),
  state: submittedAt ? 'done' : 'now',
})

function accepted(application: OwnApplication, { town }: Offices): WayStep {
  const { acceptedAt, due, stage, today } = application
  const title = m.standing_way_accept()
  if (acceptedAt) return { title, detail: [on(acceptedAt), town].join(m.apply_comma()), state: 'done' }
  if (stage === 'RETURNED_ONCE') return { title, detail: m.standing_way_yours(), state: 'now' }
  return { title, detail: by(dueWords(due, today)), state: 'now' }
}

function surveyed(application: OwnApplication): WayStep {
  const title = m.way_2()
  if (surveyDone(application)) return { title, detail: on(when(application, 'surveyRecorded')), state: 'done' }
  const open = investigation.includes(application.stage)
  return { title, detail: m.standing_way_survey(), state: open ? 'now' : 'next' }
}

function verified(application: OwnApplication): WayStep {
  const title = m.way_3()
  if (application.stage === 'VERIFIED_UNFIT') return { title, detail: m.standing_way_yours(), state: 'now' }
  if (verificationDone(application))
    return { title, detail: on(when(application, 'verificationReported')), state: 'done' }
  const open = investigation.includes(application.stage)
  return { title, detail: m.standing_way_verification(), state: open ? 'now' : 'next' }
}

function posted(application: OwnApplication, { village }: Offices): WayStep {
  const { notice: period, outcome, procedure, stage, today } = application
  const { noticeDays: days } = procedure.limits
  const after = county.includes(stage) || outcome !== null
  const open = notice.includes(stage)
  if (!after && !open) return { title: m.way_4({ days }), state: 'next' }
  const state = after ? 'done' : 'now'
  // Only an opinion to grant is posted; a negative one waits for the family.
  if (!period) {
    const detail = mayAnswerFinding(application) ? m.standing_way_yours() : undefined
    return { title: m.standing_way_opinion(), detail, state }
  }
  const from = dayWords(period.postedOn, today)
  const detail = m.standing_way_notice({ from, to: dayWords(period.lastDay, today), place: village })
  return { title: m.standing_way_posting({ days }), detail, state }
}

function decided(application: OwnApplication, { county: office }: Offices): WayStep {
  const { due, outcome, stage, today, totalDue } = application
  const title = m.standing_way_decision({ office })
  if (outcome) {
    const said = outcome.outcome === 'confirmed' ? m.standing_way_granted() : m.standing_way_refused()
    return { title, detail: [on(when(application, 'confirmed', 'refused')), said].join(m.apply_comma()), state: 'done' }
  }
  const now = county.includes(stage)
  return { title, detail: by(dueWords(now && due ? due : totalDue, today)), state: now ? 'now' : 'next' }
}

function paid({ outcome, today }: OwnApplication): WayStep {
  const title = m.way_6()
  const first = outcome?.firstMonth
  if (!first) return { title, detail: m.standing_way_payment(), state: 'next' }
  const detail = m.standing_way_first({ month: month(first, getLocale()) })
  return { title, detail, state: today.slice(0, 7) >= first ? 'done' : 'now' }
}

const over = (application: OwnApplication): WayStep => ({
  title: application.stage === 'WITHDRAWN' ? m.standing_withdrawn_title() : m.standing_terminated_title(),
  detail: on(when(application, 'withdrawn', 'terminated')),
  state: 'done',
})

const by = (words: string): string | undefined => (words ? m.standing_latest({ day: words }) : undefined)
