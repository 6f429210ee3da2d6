import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import { refusalOf } from '#lib/server/refusal.ts'
import type { PageServerLoad } from './$types.js'

/** How often the page looks again by itself; after that the person does. */
const mostLooks = 60

/** The store sends the frame of a plain upload form here. The token is the only key, so nobody needs to be signed in. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await locals.api.documents.public.arrival({ token: params.token }).catch((cause: unknown) => {
    const refusal = refusalOf(cause, locals.language)
    if (refusal && refusal.status < 500) error(404, m.arrival_unknown())
    throw cause
  })
  const look = Number(url.searchParams.get('look') ?? '0')
  const again =
    found.status === 'awaited' && Number.isInteger(look) && look < mostLooks ? `?look=${look + 1}` : undefined
  return { again, kind: found.kind, reason: found.reason, status: found.status }
}
