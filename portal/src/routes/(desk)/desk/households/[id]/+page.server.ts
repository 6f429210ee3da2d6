import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { fromHere } from '#lib/desk/work-list.ts'
import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const Id = z.uuid()
const given = (id: string | undefined) => Id.safeParse(id).data ?? error(404)

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.households) error(404)
  const file = await locals.api.archives.officer.file({ id: given(params.id) })
  const cases = file.cases.map((each) => ({ ...each, place: fullNameOf(each.village ?? '') }))
  return { id: params.id, file: { ...file, cases }, done: url.searchParams.get('done') }
}

export const actions: Actions = {
  ask: async ({ locals, params, request, url }) => {
    const typed = typedIn(await request.formData())
    const { rejected } = await attempt(locals.language, typed, () =>
      locals.api.archives.officer.ask({ id: given(params.id), purpose: typed['purpose'] ?? '' }),
    )
    if (rejected) return rejected
    redirect(303, fromHere(url, url.pathname, { done: 'ask' }))
  },
  approve: async ({ locals, params, request, url }) => {
    const typed = typedIn(await request.formData())
    const { rejected } = await attempt(locals.language, typed, () =>
      locals.api.archives.officer.approve({ id: given(params.id), archiveId: given(typed['archive']) }),
    )
    if (rejected) return rejected
    redirect(303, fromHere(url, url.pathname, { done: 'approve' }))
  },
}
