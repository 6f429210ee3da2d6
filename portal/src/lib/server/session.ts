import type { RequestEvent } from '@sveltejs/kit'
import * as z from 'zod'
import { Role } from '#shared/domain/people/person.ts'
import { refresh, type Tokens } from './identity.ts'
import { sealedCookie } from './sealed-cookie.ts'

const Session = z.object({
  /** The account at the issuer. */
  subject: z.string(),
  name: z.string(),
  /** As the people records said when signing in: for showing the right menu. What may be done is asked of the API each time. */
  role: Role,
  accessToken: z.string(),
  idToken: z.string().optional(),
  refreshToken: z.string().optional(),
  /** When the access token ends, in milliseconds since 1970. */
  expires: z.number(),
  /** When the person must sign in again whatever the issuer says. */
  ends: z.number(),
})

/** Somebody who is signed in. The browser holds it sealed and can read nothing of it. */
export type Session = z.infer<typeof Session>

const cookie = sealedCookie('session', Session)

const refreshBefore = 60_000
const longest = 12 * 60 * 60_000

/** Who is signed in, with an access token that is good for this request; undefined if nobody, or no longer. */
export async function readSession(event: RequestEvent): Promise<Session | undefined> {
  const session = await cookie.read(event.cookies)
  if (!session) return undefined
  const now = Date.now()
  if (now < session.ends && now < session.expires - refreshBefore) return session
  const renewed = now < session.ends ? await renew(session) : undefined
  if (renewed) {
    await cookie.write(event.cookies, renewed, event.url.protocol === 'https:')
    return renewed
  }
  if (now < Math.min(session.ends, session.expires)) return session
  cookie.clear(event.cookies)
  return undefined
}

export async function startSession(event: RequestEvent, tokens: Tokens & { role: Role }): Promise<void> {
  const session = { ...tokens, ends: Date.now() + longest }
  await cookie.write(event.cookies, session, event.url.protocol === 'https:')
}

export function endSession(event: RequestEvent): void {
  cookie.clear(event.cookies)
}

/** Two tabs that renew at once share one exchange: an issuer that rotates refresh tokens would refuse the second. */
const renewals = new Map<string, Promise<Session | undefined>>()

function renew(session: Session): Promise<Session | undefined> {
  const { refreshToken } = session
  if (!refreshToken) return Promise.resolve(undefined)
  const running = renewals.get(refreshToken)
  if (running) return running
  const renewal = refresh(session)
    .then((tokens) => ({ ...session, ...tokens }))
    .catch(() => undefined)
  renewals.set(refreshToken, renewal)
  setTimeout(() => renewals.delete(refreshToken), 30_000).unref()
  return renewal
}
