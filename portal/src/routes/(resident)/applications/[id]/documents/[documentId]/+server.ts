import { error, redirect } from '@sveltejs/kit'
import { attempt } from '#lib/server/refusal.ts'
import type { RequestHandler } from './$types.js'

/** Opens my own document through a link of the store that lives only for a moment. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { value, rejected } = await attempt(locals.language, {}, () =>
    locals.api.documents.resident.link({ id: params.id, documentId: params.documentId }),
  )
  if (rejected) error(rejected.status === 409 ? 409 : 404, rejected.data.problems[0]?.message ?? '')
  redirect(303, value.url, { external: [new URL(value.url).origin] })
}
