import { redirect } from '@sveltejs/kit'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { dayWords, dueWords } from '#lib/apply/standing/due.ts'
import { day } from '#lib/days.ts'
import { appealWords } from '#lib/desk/words/file.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { plainDuties } from '#lib/apply/standing/duties.ts'
import { happened } from '#lib/apply/standing/happened.ts'
import { carriedWords } from '#lib/apply/standing/mandate.ts'
import { now } from '#lib/apply/standing/now.ts'
import { officesOf } from '#lib/apply/standing/offices.server.ts'
import { sumShown } from '#lib/apply/standing/sum.ts'
import { way } from '#lib/apply/standing/way.ts'
import type { PageServerLoad } from './$types.js'

/** The written decision: open to the family once it is filed, on its way until then; undefined where nothing was decided. */
const letterOf = ({ id, outcome, documents }: OwnApplication) => {
  if (outcome === null) return undefined
  const letter = documents.findLast(({ kind }) => kind === 'decision')
  return { href: letter && `/applications/${id}/documents/${letter.id}` }
}

/** What became of an appeal, as far as anything did. */
const appealWordsOf = ({ appeal, today }: OwnApplication) => {
  if (appeal === null) return undefined
  const { lodgedAt, outcome } = appeal
  if (outcome === null) return [m.entry_appeal_own_open({ day: dayWords(localDate(lodgedAt), today) })]
  const result = appealWords[outcome.result]()
  return [m.entry_appeal_own_outcome({ day: dayWords(outcome.decidedOn, today), result }), outcome.reason]
}

/** The last day on which the family can still appeal; undefined when it is over. */
const lastDayToAppeal = ({ appealUntil: until, today }: OwnApplication) =>
  until === null || until < today ? undefined : dayWords(until, today)

const warningWords = ({ timeline, warning, today }: OwnApplication) =>
  m.entry_warning_text({
    reason: timeline.findLast(({ type }) => type === 'warned')?.words.join('') ?? '',
    day: warning ? dueWords(warning.until, today) : '',
  })

/** Who was at the house and when, and whether the family still has to sign for it; undefined while nobody was. */
const surveyWords = ({ survey, can }: OwnApplication) =>
  survey && {
    waits: can.includes('answerSurvey') && survey.objection === null,
    day: day(survey.visitedOn, getLocale()),
    names: survey.surveyors.join(m.desk_list_comma()),
  }

export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  if (application.stage === 'DRAFT') redirect(303, `/apply/${application.id}`)
  const offices = officesOf(application)
  const dues = [application.due, application.totalDue, application.hearing?.until, application.notice?.movesOn]
  return {
    sent: event.url.searchParams.has('sent'),
    answered: event.url.searchParams.has('answered'),
    id: application.id,
    number: application.number ?? '',
    program: application.program,
    applicant: application.answers.members?.[0]?.name ?? '',
    stage: application.stage,
    now: now(application, offices),
    way: way(application, offices),
    happened: happened(application, offices),
    documents: application.documents.filter(({ kind }) => kind !== 'decision'),
    letter: letterOf(application),
    granted: application.outcome?.outcome === 'confirmed',
    sum: sumShown(application, event.locals.language),
    writtenDays: application.procedure.limits.refusalNoticeWorkingDays,
    notice: application.stage === 'NOTICE_REVIEW' ? application.notice?.id : undefined,
    provisional: !application.outcome && dues.some((due) => due?.provisional),
    duties: plainDuties(application, offices),
    appeal: appealWordsOf(application),
    appealUntil: application.can.includes('appeal') ? lastDayToAppeal(application) : undefined,
    warning: application.can.includes('answerWarning') ? warningWords(application) : undefined,
    authorise: application.authorisationMissing,
    adjusted: application.can.includes('answerAdjustment'),
    mandate: carriedWords(application),
    surveyed: surveyWords(application),
    canWithdraw: application.can.includes('withdraw'),
  }
}
