import { error, redirect } from '@sveltejs/kit'
import { IdentityReason } from '#shared/domain/reports/sender-identity.ts'
import { askWithReason } from '#lib/desk/ask-with-reason.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params: { id }, parent }) => {
  const { me } = await parent()
  const { version, handler, sender } = await locals.api.tips.handler.get({ id })
  if (sender === null || handler?.id !== me.id) error(404)
  return { id, version }
}

export const actions: Actions = {
  default: async (event) => {
    const { id } = event.params
    const rejected = await askWithReason(event, IdentityReason, (asked) =>
      event.locals.api.tips.handler.askIdentity({ id, ...asked }),
    )
    if (rejected) return rejected
    redirect(303, `/desk/tips/${id}`)
  },
}
