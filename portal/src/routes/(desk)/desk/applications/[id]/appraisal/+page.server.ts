import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { participants } from '#shared/domain/applications/appraisal.ts'
import type { CaseView } from '#shared/domain/applications/views.ts'
import { isSheet } from '#shared/domain/documents/document.ts'
import { caseRoom } from '#lib/desk/case-acts.server.ts'
import { caseForms } from '#lib/desk/case-forms.server.ts'
import { ask, choosing, telling } from '#lib/desk/form.server.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()
const verb = 'signAppraisal'

/** A form signed for the store; more are had by asking again. */
const sheetForm = async (api: App.Locals['api'], { id, documents }: CaseView) => {
  const number = documents.filter(({ kind, status }) => kind === 'appraisal-sheet' && status !== 'awaited').length + 1
  const name = m.meeting_sheet_name({ number })
  return { number, upload: await api.investigation.officer.sheet({ id, name, plainForm: true }) }
}

const formFor = ({ appraisal: { meeting, signed }, documents, procedure }: CaseView) => {
  const everybody = meeting === null ? [] : participants(meeting, signed)
  const there = everybody.flatMap(({ name, attendance }, at) =>
    attendance === 'absent' ? [] : [{ value: String(at), text: name }],
  )
  const sheets = documents.filter(isSheet).map(({ id, name }) => ({ value: id, text: name }))
  const form = choosing(ask(verb, caseForms[verb], procedure.limits), 'sheet', sheets)
  return { hasSheet: sheets.length > 0, form: telling(form, 'unsigned', there) }
}

const papers: readonly string[] = ['appraisal-minutes', 'attendance-list']

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.cases || !CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.applications.officer.get({ id: params.id }))
  const maySign = view.can.includes(verb)
  const { hasSheet, form } = formFor(view)
  return {
    view,
    everybody: view.appraisal.meeting && participants(view.appraisal.meeting, view.appraisal.signed),
    papers: view.documents.filter(({ kind }) => papers.includes(kind)),
    sheets: view.documents.filter(({ kind, status }) => kind === 'appraisal-sheet' && status !== 'awaited'),
    maySign,
    sending: maySign && url.searchParams.has('sheet') ? await sheetForm(locals.api, view) : undefined,
    next: maySign && hasSheet ? form : undefined,
    requestIds: { [verb]: crypto.randomUUID() },
    done: doneIn(caseForms, url),
  }
}

export const actions: Actions = { default: actOn(caseRoom) }
