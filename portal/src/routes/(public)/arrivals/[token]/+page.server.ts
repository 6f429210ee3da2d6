import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { refusalOf } from '#lib/server/refusal.ts'
import type { PageServerLoad } from './$types.js'

const mostLooks = 60

/** The store sends a plain upload form here; the token is the only key, so nobody needs to be signed in. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const look = Number(url.searchParams.get('look') ?? '0')
  try {
    const { kind, reason, status } = await locals.api.documents.public.arrival({ token: params.token })
    const again = status === 'awaited' && Number.isInteger(look) && look < mostLooks
    return { kind, reason, status, again: again ? `?look=${look + 1}` : undefined }
  } catch (cause) {
    const refusal = refusalOf(cause, locals.language)
    if (refusal && refusal.status < 500) error(404, m.arrival_unknown())
    throw cause
  }
}
