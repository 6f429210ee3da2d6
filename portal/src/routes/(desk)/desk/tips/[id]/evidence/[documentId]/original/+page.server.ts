import { error, redirect } from '@sveltejs/kit'
import { OriginalReason } from '#shared/domain/reports/original.ts'
import { isLarge } from '#lib/desk/large-file.ts'
import { askWithReason } from '#lib/desk/ask-with-reason.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params: { id, documentId }, parent }) => {
  const { me } = await parent()
  const { version, handler, evidence } = await locals.api.tips.handler.get({ id })
  const document = evidence.find((one) => one.id === documentId && one.status === 'clean')
  if (document === undefined || handler?.id !== me.id) error(404)
  return { id, version, name: document.name }
}

export const actions: Actions = {
  default: async (event) => {
    const { params, locals, url } = event
    const rejected = await askWithReason(event, OriginalReason, (asked) =>
      locals.api.tips.handler.askOriginal({ ...params, ...asked }),
    )
    if (rejected) return rejected
    const { evidence } = await locals.api.tips.handler.get({ id: params.id })
    const bytes = evidence.find(({ id }) => id === params.documentId)?.bytes ?? null
    redirect(
      303,
      isLarge(bytes) ? `/desk/tips/${params.id}/evidence/${params.documentId}/large?original` : `${url.pathname}/file`,
    )
  },
}
