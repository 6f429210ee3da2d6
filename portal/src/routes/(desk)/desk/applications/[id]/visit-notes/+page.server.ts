import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { NewVisitNote } from '#shared/domain/applications/visit-note.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { fromHere } from '#lib/desk/work-list.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.investigation.officer.get({ id: params.id }))
  return {
    id: view.id,
    number: view.number ?? '',
    applicant: view.members[0]?.name ?? '',
    count: view.notes,
    mayWrite: view.mayWriteNote,
    requestId: crypto.randomUUID(),
    saved: url.searchParams.has('saved'),
  }
}

export const actions: Actions = {
  open: async ({ locals: { api, language }, params: { id } }) => {
    const { value, rejected } = await attempt(language, {}, () => api.investigation.officer.openNotes({ id }))
    return rejected ?? value
  },
  write: async ({ locals: { api, language }, params: { id }, request, url }) => {
    const typed = typedIn(await request.formData())
    const requestId = z.uuid().safeParse(typed['requestId']).data
    if (requestId === undefined) error(400)
    const body = { kind: typed['kind'], text: typed['text'] ?? '' }
    const { value, problems } = judge(NewVisitNote, body, language)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(language, typed, () =>
      api.investigation.officer.writeNote({ id, requestId, ...value }),
    )
    if (rejected) return rejected
    redirect(303, fromHere(url, url.pathname, { saved: '' }))
  },
}
