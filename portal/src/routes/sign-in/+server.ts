import { redirect } from '@sveltejs/kit'
import { environment } from '#lib/server/environment.ts'
import { beginAttempt, signInUrl } from '#lib/server/identity.ts'
import { sameSitePath } from '#lib/server/same-site.ts'
import { attemptCookie, attemptSeconds } from './attempt.ts'
import type { RequestHandler } from './$types.js'

/** `?to=/path` is where the person goes afterwards. */
export const GET: RequestHandler = async ({ url, cookies, locals }) => {
  const to = sameSitePath(url.searchParams.get('to'))
  const { PORTAL_ORIGIN } = environment()
  // The issuer sends people to the registered origin only; the attempt's cookie must be waiting there.
  if (url.origin !== PORTAL_ORIGIN) {
    redirect(303, `${PORTAL_ORIGIN}/sign-in?to=${encodeURIComponent(to)}`, { external: [PORTAL_ORIGIN] })
  }
  if (locals.session) redirect(303, to)
  const attempt = beginAttempt()
  await attemptCookie.write(cookies, { ...attempt, to }, url.protocol === 'https:', attemptSeconds)
  const page = await signInUrl(attempt)
  redirect(303, page, { external: [page.origin] })
}
