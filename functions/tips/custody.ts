import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { HolderRole, keyView, type HolderKey } from '#shared/domain/keys/holder-key.ts'
import { openingBy, outerOpened, recovered, recoveryRefused, type Opening } from '#shared/domain/keys/recovery.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { passedOn, withoutOuter } from '#shared/store/key-ring.ts'
import { findKey, keysOf, writeKey } from '#shared/store/tip-keys.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { unlockedOf } from './unlocked.ts'

const custody = implement(contract.tips.custody).$context<RequestContext>().use(signedIn)

interface Wish {
  readonly id: string
  readonly version: number
}

const keyIn = async ({ id, version }: Wish, { division }: Actor): Promise<HolderKey> => {
  const key = await findKey(id)
  if (key?.county !== division) throw problem('NOT_FOUND')
  if (key.version !== version) throw problem('CHANGED_MEANWHILE')
  return key
}

const shown = async (before: HolderKey, after: HolderKey) => {
  if (!(await writeKey(before, after))) throw problem('CHANGED_MEANWHILE')
  return keyView(after)
}

/** What was deposited for a key that its custodian has no more does not open. */
const open = async (opening: Opening, identities: readonly string[]) => {
  const opened = await (
    opening.layer === 'outer'
      ? withoutOuter(identities, opening.deposits)
      : passedOn(identities, opening.deposit, opening.to)
  ).catch(() => null)
  if (opened === null) throw problem('NOTHING_DEPOSITED')
  return opened
}

export const handler = serve(
  custody.router({
    list: custody.list.handler(async ({ context: { actor } }) => {
      const keys = await Promise.all(HolderRole.options.map((role) => keysOf(actor.division, role)))
      return { keys: keys.flat().map(keyView) }
    }),

    release: custody.release.handler(async ({ input, context: { actor, now, tipKey } }) => {
      const identities = await unlockedOf({ actor, tipKey })
      const key = await keyIn(input, actor)
      const opening = openingBy(key, actor.id)
      if ('problem' in opening) throw problem(opening.problem)
      const opened = await open(opening, identities)
      const after =
        typeof opened === 'string'
          ? recovered(key, opened, { actor, now }, input.reason)
          : outerOpened(key, opened, { actor, now }, input.reason)
      return shown(key, after)
    }),

    refuse: custody.refuse.handler(async ({ input, context: { actor, now } }) => {
      const key = await keyIn(input, actor)
      if (key.recovery === null) throw problem('RECOVERY_NOT_OPEN')
      return shown(key, recoveryRefused(key, { actor, now }, input.reason))
    }),
  }),
)
