import { redirect } from '@sveltejs/kit'
import { sequence } from '@sveltejs/kit/hooks'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { htmlLanguage } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import { paraglideMiddleware } from '#lib/paraglide/server.js'
import { connect } from '#lib/server/api.ts'
import { knowDivisions } from '#lib/server/divisions.ts'
import { environment, uploadOrigins } from '#lib/server/environment.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import { readSession } from '#lib/server/session.ts'
import { carry, isForm } from '#lib/server/signed-out.ts'
import { keyPage, readTipKey, sealedRoom } from '#lib/server/tip-key.ts'

const language: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) => {
    event.locals.language = locale
    event.locals.large = event.cookies.get('size') === 'large'
    const size = event.locals.large ? 'large' : 'normal'
    return resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%language%', htmlLanguage[locale]).replace('%size%', size),
    })
  })

const session: Handle = async ({ event, resolve }) => {
  event.locals.session = await readSession(event)
  const room = sealedRoom(event.url.pathname)
  const tipKey = readTipKey(event.cookies)
  const here = event.url.pathname + event.url.search
  event.locals.api = connect({
    accessToken: event.locals.session?.accessToken,
    address: event.getClientAddress,
    tipKey,
    locked: () => redirect(303, `${keyPage(room ?? '/desk/tips')}?to=${encodeURIComponent(here)}`),
  })
  await knowDivisions(event.locals.api)
  const signedInOnly = event.route.id?.startsWith('/(resident)') || event.route.id?.startsWith('/(desk)')
  if (signedInOnly && !event.locals.session) {
    if (isForm(event.request)) return carry(event, '/sign-in')
    redirect(303, `/sign-in?to=${encodeURIComponent(here)}`)
  }
  if (room && !tipKey && isForm(event.request) && event.url.pathname !== keyPage(room))
    return carry(event, keyPage(room))
  return resolve(event)
}

/** Pages that must not be found by a search engine: names on notices, and everything personal (GB/T 35273, 57 号 24). */
const unindexed = /^\/(notices|tips|complaints|applications|apply|desk|sign-)/

const headers: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  const policy = response.headers.get('content-security-policy')
  // A page carried out of another answer brings its policy whole.
  if (policy && !policy.includes('form-action'))
    response.headers.set('content-security-policy', `${policy}; ${runtimePolicy()}`)
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('x-frame-options', 'SAMEORIGIN')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=63072000')
  if (unindexed.test(event.url.pathname)) response.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
  return response
}

/** Signing out is a form whose answer leads to the issuer, so the issuer is a form target too. */
function runtimePolicy(): string {
  const uploads = uploadOrigins()
  return [
    `form-action 'self' ${uploads} ${new URL(environment().ISSUER).origin}`,
    `frame-src 'self' ${uploads}`,
    `connect-src 'self' ${uploads}`,
  ].join('; ')
}

export const handle = sequence(headers, language, session)

/** An API's refusal keeps its status and words; anything unexpected is logged under a reference the person can read out. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const refusal = refusalOf(error, event.locals.language)
  if (refusal && refusal.status < 500) return { status: refusal.status, message: refusal.message }
  if (kind !== 'unknown') return
  const reference = crypto.randomUUID().slice(0, 8)
  const cause =
    error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { name: 'unknown' }
  console.error(
    JSON.stringify({ level: 'error', reference, route: event.route.id, method: event.request.method, ...cause }),
  )
  return { message: m.error_500_title(), reference }
}
