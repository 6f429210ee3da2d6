import { error, redirect } from '@sveltejs/kit'
import { Source } from '#shared/domain/verification/sources.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import type { RequestHandler } from './$types.js'

/** A list is taken out through a link that is made at this moment, soon ends and leaves a trace. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const source = Source.safeParse(params.source).data
  if (source === undefined) error(404)
  const { url } = await locals.api.verification.officer.list({ id: params.id, source }).catch((cause: unknown) => {
    const refusal = refusalOf(cause, locals.language)
    if (refusal && refusal.status < 500) error(refusal.status, refusal.message)
    throw cause
  })
  redirect(303, url, { external: [new URL(url).origin] })
}
