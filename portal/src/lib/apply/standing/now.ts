import type { RefusalCause } from '#shared/domain/applications/application.ts'
import { reopenDays } from '#shared/domain/applications/remedies.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { month } from '#lib/days.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { missingWords } from '../words/missing.ts'
import { dayWords, dueWords } from './due.ts'
import type { Offices } from './offices.server.ts'
import { mayAnswerFinding, surveyDone, verificationDone } from './tracks.ts'

/** What is happening now, what comes next, and who must act by when. */
export interface Now {
  title: string
  lines: string[]
  /** A list that the family is asked for, or reasons they are given. */
  items: string[]
  /** Who must act by when, in one sentence. */
  due?: string
  /** Whether the office keeps its time; nothing while the family has to act. */
  pace?: 'on-time' | 'late'
  action?: { href: string; text: string }
}

type Saying = (application: OwnApplication, offices: Offices) => Omit<Now, 'items' | 'pace'> & { items?: string[] }

const lastWords = ({ timeline }: OwnApplication, ...types: string[]): string[] =>
  timeline.findLast(({ type }) => types.includes(type))?.words ?? []

const countyDue = ({ totalDue, today }: OwnApplication, { county }: Offices) =>
  totalDue ? m.standing_due_total({ office: county, day: dueWords(totalDue, today) }) : ''

const sayings: Record<OwnApplication['stage'], Saying> = {
  DRAFT: () => ({ title: m.standing_stage_draft(), lines: [] }),
  SUBMITTED: ({ deficiency, due, today }, { town }) => ({
    title: deficiency ? m.standing_answered_title() : m.standing_submitted_title(),
    lines: [deficiency ? m.standing_answered_text({ office: town }) : m.standing_submitted_text({ office: town })],
    due: m.standing_due_reply({ office: town, day: dueWords(due, today) }),
  }),
  RETURNED_ONCE: ({ deficiency, id }, { town }) => ({
    title: m.standing_returned_title(),
    lines: [m.standing_returned_text({ office: town })],
    items: deficiency?.items.map(missingWords) ?? [],
    due: m.standing_your_turn(),
    action: { href: `/applications/${id}/supplement`, text: m.standing_returned_action() },
  }),
  INVESTIGATING: (application, offices) => ({
    title: m.standing_investigating_title(),
    lines: [
      surveyDone(application) ? m.standing_survey_done() : m.standing_survey_open({ office: offices.town }),
      verificationDone(application)
        ? m.standing_verification_done()
        : m.standing_verification_open({ office: offices.county }),
    ],
    due: countyDue(application, offices),
  }),
  VERIFIED_UNFIT: (application, { town }) =>
    hearing(application, m.standing_unfit_title(), m.standing_unfit_text({ office: town })),
  FIRST_OPINION: (application, { county, town }) =>
    hearing(application, m.standing_opinion_title({ office: town }), m.standing_opinion_text({ office: county })),
  NOTICE_REVIEW: (application, offices) => ({
    title: m.standing_notice_title({ place: offices.village }),
    lines: [
      m.standing_notice_text({
        day: dayWords(application.notice?.lastDay ?? application.today, application.today),
        office: offices.county,
      }),
    ],
    due: countyDue(application, offices),
  }),
  OBJECTED: (application, offices) => ({
    title: m.standing_objected_title(),
    lines: [m.standing_objected_text({ office: offices.town })],
    due: countyDue(application, offices),
  }),
  COUNTY_REVIEW: ({ due, today }, { county }) => ({
    title: m.standing_county_title({ office: county }),
    lines: [m.standing_county_text()],
    due: m.standing_due_decision({ office: county, day: dueWords(due, today) }),
  }),
  RETURNED_TO_TOWN: (application, offices) => ({
    title: m.standing_questions_title({ office: offices.town }),
    lines: [m.standing_questions_text({ office: offices.county })],
    due: countyDue(application, offices),
  }),
  CONFIRMED: (application, offices) => granted(application, m.standing_confirmed_text({ place: offices.village })),
  ANNOUNCED: (application, offices) => granted(application, m.standing_announced_text({ place: offices.village })),
  REFUSED: (application, { county }) => ({
    title: m.standing_refused_title({ office: county }),
    lines: [m.standing_refused_text()],
    items: refusal(application),
  }),
  WITHDRAWN: (_application, { town }) => ({
    title: m.standing_withdrawn_title(),
    lines: [m.standing_withdrawn_text({ office: town, days: reopenDays })],
    action: { href: '/apply', text: m.standing_apply_again() },
  }),
  TERMINATED: (application, { town }) => ({
    title: m.standing_terminated_title(),
    lines: [m.standing_terminated_text({ office: town, days: reopenDays })],
    items: lastWords(application, 'terminated'),
    action: { href: '/apply', text: m.standing_apply_again() },
  }),
}

const causes: Record<RefusalCause, () => string> = {
  NOT_ELIGIBLE: m.standing_cause_not_eligible,
  FORMALITIES_INCOMPLETE: m.standing_cause_formalities_incomplete,
  INCOME_UNCLEAR: m.standing_cause_income_unclear,
  OBJECTION_OPEN: m.standing_cause_objection_open,
  RESPONSIBILITY_UNCLEAR: m.standing_cause_responsibility_unclear,
  PROCEDURE_SKIPPED: m.standing_cause_procedure_skipped,
}

/** The rule it rests on, then the office's own words. */
const refusal = ({ outcome }: OwnApplication) =>
  outcome === null ? [] : [...(outcome.cause === null ? [] : [causes[outcome.cause]()]), outcome.reasons]

function hearing(application: OwnApplication, title: string, text: string): ReturnType<Saying> {
  const { hearing: asked, id, today } = application
  const items = lastWords(application, 'verificationReported', 'opinionGiven')
  if (!mayAnswerFinding(application) || !asked) return { title, lines: [m.standing_heard_text()], items }
  return {
    title,
    lines: [text],
    items,
    due: m.standing_due_yours({ day: dueWords(asked.until, today) }),
    action: { href: `/applications/${id}/hearing`, text: m.standing_hearing_action() },
  }
}

function granted({ outcome }: OwnApplication, text: string): ReturnType<Saying> {
  const first = outcome?.firstMonth ? [m.standing_first_month({ month: month(outcome.firstMonth, getLocale()) })] : []
  return { title: m.standing_confirmed_title({ amount: yuan(outcome?.monthlyFen ?? 0) }), lines: [...first, text] }
}

export function now(application: OwnApplication, offices: Offices): Now {
  const { due, stage, today } = application
  const saying = sayings[stage](application, offices)
  // A limit of the family's own is no promise of an office.
  const pace = due && !saying.action ? { pace: today > due.date ? ('late' as const) : ('on-time' as const) } : {}
  return { items: [], ...saying, ...pace }
}
