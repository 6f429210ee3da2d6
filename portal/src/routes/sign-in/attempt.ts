import * as z from 'zod'
import { sealedCookie } from '#lib/server/sealed-cookie.ts'

/** A sign-in under way: kept for ten minutes, sent only to the pages that finish it. */
export const attemptCookie = sealedCookie(
  'sign-in',
  z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() }),
  '/sign-in',
)

export const attemptSeconds = 600
