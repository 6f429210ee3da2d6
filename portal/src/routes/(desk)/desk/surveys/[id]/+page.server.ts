import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { forFamily } from '#shared/domain/applications/survey.ts'
import { CaseStamp } from '#lib/desk/room.server.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { fromHere } from '#lib/desk/work-list.ts'
import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.investigation.surveyor.get({ id: params.id }))
  return {
    view,
    written: forFamily(view.survey),
    requestId: crypto.randomUUID(),
    back: rooms.cases ? `/desk/applications/${view.id}/survey` : '/desk',
    done: url.searchParams.has('done'),
  }
}

export const actions: Actions = {
  default: async ({ locals: { api, language }, params: { id }, request, url }) => {
    const typed = typedIn(await request.formData())
    const stamp = CaseStamp.safeParse(typed).data
    if (stamp === undefined) error(400)
    const { rejected } = await attempt(language, typed, () => api.investigation.surveyor.sign({ ...stamp, id }))
    if (rejected) return rejected
    redirect(303, fromHere(url, url.pathname, { done: '' }))
  },
}
