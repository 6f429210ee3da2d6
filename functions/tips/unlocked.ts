import { os } from '@orpc/server'
import * as z from 'zod'
import type { Actor } from '#shared/domain/people/person.ts'
import { openUnlocked, sealUnlocked } from '#shared/store/key-ring.ts'
import { problem } from '../http/problem.ts'
import type { RequestContext } from '../http/serve.ts'

const lasts = 30 * 60_000
const Unlocked = z.strictObject({ identities: z.array(z.string()), until: z.number() })

/** Real time, as all tokens keep: travelling with the business clock neither prolongs nor ends it. */
export const tokenOf = async ({ id }: Actor, identities: readonly string[]) => {
  const until = Date.now() + lasts
  return { token: await sealUnlocked(id, JSON.stringify({ identities, until })), until: new Date(until).toISOString() }
}

type Caller = Pick<RequestContext, 'tipKey'> & { readonly actor: Actor }

/** With what the caller opens tips: the own identity and the former ones; the named problem where the key is locked. */
export const unlockedOf = async ({ tipKey, actor }: Caller): Promise<readonly string[]> => {
  const opened = tipKey === undefined ? null : await openUnlocked(actor.id, tipKey)
  const { identities, until } = opened === null ? { identities: [], until: 0 } : Unlocked.parse(JSON.parse(opened))
  if (until < Date.now()) throw problem('TIPS_LOCKED')
  return identities
}

/** After `signedIn`: the contract says who may, the header brings what opens. */
export const unlocked = os
  .$context<Caller>()
  .middleware(async ({ context, next }) => next({ context: { identities: await unlockedOf(context) } }))
