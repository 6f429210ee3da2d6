import { error } from '@sveltejs/kit'
import * as z from 'zod'
import type { Event } from '#shared/domain/applications/events.ts'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { day } from '#lib/days.ts'
import { caseRoom, colleagueWord } from '#lib/desk/case-acts.server.ts'
import { caseForms, type OfficerVerb } from '#lib/desk/case-forms.server.ts'
import { ask, choosing, telling } from '#lib/desk/form.server.ts'
import { minutesAhead, sheetAhead, surveyAhead, workOn } from '#lib/desk/next.server.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { gateWords } from '#lib/desk/words/way.ts'
import { m } from '#lib/paraglide/messages.js'
import { placeName } from '#lib/server/counties.ts'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()
const waitWords = { notice: m.desk_waits_notice, answer: m.desk_waits_answer }

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.cases || !CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.applications.officer.get({ id: params.id }))
  const { next, others, missing, waits } = workOn(view)
  const objections = view.objections
    .filter(({ settled }) => settled === null)
    .map(({ id, text }) => ({ value: id, text: text.slice(0, 60) }))
  const questions = view.questions.flatMap(({ question, answer }, at) =>
    answer === null ? [{ value: String(at), text: question }] : [],
  )
  const colleagues = view.can.includes('assign') ? await colleaguesBeside(locals.api, view.assignee?.id) : []
  const asked = (verb: OfficerVerb) => {
    const told = telling(ask(verb, caseForms[verb], view.procedure.limits), 'answers', questions)
    const form = choosing(told, 'objection', objections)
    return verb === 'assign' ? choosing(form, 'to', colleagues) : form
  }
  return {
    view,
    referral: rooms.referrals ? invitedFrom(view.timeline) : undefined,
    mayOpenFile: rooms.households,
    mayOpenBenefit: rooms.benefits,
    mayOpenSurvey: rooms.surveys && view.survey.status !== 'none',
    surveyNext: surveyAhead(view) && (view.can.includes('recordSurvey') || view.can.includes('signSurvey')),
    sheetNext: sheetAhead(view),
    minutesNext: minutesAhead(view),
    mayOpenMinutes: view.appraisal.meeting !== null,
    place: fullNameOf(view.answers.place?.village ?? ''),
    duplicatesAt: Object.fromEntries(view.duplicates.others.map(({ village }) => [village, placeName(village)])),
    next: next && asked(next),
    others: others.map(asked),
    missing: missing.map((gate) => gateWords[gate]()),
    waits: waits && waitWords[waits.for]({ day: day(waits.day, locals.language) }),
    requestIds: Object.fromEntries(Object.keys(caseForms).map((verb) => [verb, crypto.randomUUID()])),
    done: doneIn(caseForms, url),
  }
}

/** The finding that the family was invited from. */
const invitedFrom = (timeline: readonly Event[]) =>
  timeline.flatMap((event) => (event.type === 'invitationTaken' ? [event.referral] : [])).at(0)

/** To whom the case can be given: the town's people, but for who has it. */
async function colleaguesBeside(api: App.Locals['api'], assignee: string | undefined) {
  const { colleagues } = await api.applications.worklist.get({})
  return colleagues
    .filter(({ id, left }) => !left && id !== assignee)
    .map((colleague) => ({ value: colleagueWord(colleague), text: colleague.name }))
}

export const actions: Actions = { default: actOn(caseRoom) }
