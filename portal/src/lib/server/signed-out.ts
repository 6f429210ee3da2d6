import type { RequestEvent } from '@sveltejs/kit'
import type { SealedRoom } from './tip-key.ts'

const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/

/** A form of ours; sent by nobody, where the sign-in or the unlocked key ended while it was being filled in. */
export const isForm = ({ method, headers }: Request): boolean =>
  method === 'POST' && form.test(headers.get('content-type') ?? '')

/**
 * Answers such a form with a page that still carries everything typed, so that the person signs in, or unlocks
 * the key, in another window and sends it again. Nothing is stored: neither a cookie nor the server holds what was written.
 */
export async function carry(event: RequestEvent, way: '/sign-in' | `${SealedRoom}/key`): Promise<Response> {
  const typed = [...(await event.request.formData())].filter(([, value]) => typeof value === 'string')
  const body = new URLSearchParams({ to: event.url.pathname + event.url.search, way, typed: JSON.stringify(typed) })
  const page = await event.fetch('/sign-in/again', { method: 'POST', headers: { accept: 'text/html' }, body })
  return new Response(page.body, { status: way === '/sign-in' ? 401 : 423, headers: page.headers })
}
