import { error, redirect } from '@sveltejs/kit'
import { connect } from '#lib/server/api.ts'
import { environment } from '#lib/server/environment.ts'
import { completeSignIn } from '#lib/server/identity.ts'
import { m } from '#lib/paraglide/messages.js'
import { startSession } from '#lib/server/session.ts'
import { attemptCookie } from '../attempt.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = async (event) => {
  const attempt = await attemptCookie.read(event.cookies)
  // A stale tab, or the back button after signing in: start again rather than explain.
  if (!attempt) redirect(303, '/sign-in')
  attemptCookie.clear(event.cookies)
  const returned = new URL(event.url.pathname + event.url.search, environment().PORTAL_ORIGIN)
  const tokens = await completeSignIn(returned, attempt).catch(() => error(400, m.error_sign_in()))
  const { name, role } = await connect({
    accessToken: tokens.accessToken,
    address: event.getClientAddress,
  }).people.self.get({})
  await startSession(event, { ...tokens, name, role })
  redirect(303, attempt.to === '/' ? homeOf(role) : attempt.to)
}

function homeOf(role: string): string {
  return role === 'resident' ? '/applications' : '/desk'
}
