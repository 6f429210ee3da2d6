import { error, redirect } from '@sveltejs/kit'
import { refusalOf } from '#lib/server/refusal.ts'
import type { RequestHandler } from './$types.js'

/** An archive is fetched through a link that is made at this moment and soon ends. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { url } = await locals.api.archives.officer.link(params).catch((cause: unknown) => {
    const refusal = refusalOf(cause, locals.language)
    if (refusal && refusal.status < 500) error(refusal.status, refusal.message)
    throw cause
  })
  redirect(303, url, { external: [new URL(url).origin] })
}
