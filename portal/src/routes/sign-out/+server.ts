import { redirect } from '@sveltejs/kit'
import { signOutUrl } from '#lib/server/identity.ts'
import { endSession } from '#lib/server/session.ts'
import type { RequestHandler } from './$types.js'

export const POST: RequestHandler = async (event) => {
  const idToken = event.locals.session?.idToken
  endSession(event)
  const page = await signOutUrl(idToken)
  redirect(303, page, { external: [page.origin] })
}
