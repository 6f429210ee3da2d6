import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { keyView, type HolderKey } from '#shared/domain/keys/holder-key.ts'
import { namesHolder, waitAfter } from '#shared/domain/keys/passphrase.ts'
import { deposited, newKey, recoveryAsked, recoveryWithdrawn, relocked, renewed } from '#shared/domain/keys/recovery.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { tipDeskOf } from '#shared/domain/reports/routing.ts'
import { depositWith, isDepositedWith, makeKey, relock, unlockKey } from '#shared/store/key-ring.ts'
import { countTries, findKey, holdersOf, triesOf, writeKey } from '#shared/store/tip-keys.ts'
import { claimTips } from '#shared/store/tip-lists.ts'
import { claimIdentities } from '#shared/store/sender-identities.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { tokenOf } from './unlocked.ts'

const keys = implement(contract.tips.keys).$context<RequestContext>().use(signedIn)

const wrong = (field: string, code: string) => problem('INPUT_INVALID', { fields: [fieldProblem(field, code)] })

const notTheirName = (passphrase: string, actor: Actor) => {
  if (namesHolder(passphrase, actor)) throw wrong('passphrase', 'passphrase-names-holder')
}

/** A custodian's own key is deposited with nobody: of two custodians, the other one alone would open it. */
const custodiansFor = async ({ role, division }: Actor) =>
  role === 'custodian' ? [] : holdersOf(division, 'custodian')

/** What came while nobody of this role had a key is theirs to open from now on. */
const claim = ({ role, division }: Actor) =>
  role === 'custodian' ? claimIdentities(division) : claimTips(division, tipDeskOf({ role }))

const ownKey = async ({ id }: Actor): Promise<HolderKey> => {
  const key = await findKey(id)
  if (key === null) throw problem('KEY_MISSING')
  return key
}

const written = async (before: HolderKey | null, after: HolderKey): Promise<HolderKey> => {
  if (await writeKey(before, after)) return after
  throw problem(before === null ? 'KEY_EXISTS' : 'CHANGED_MEANWHILE')
}

/** Counted before it is tried, so that tries at the same moment count as well. */
const tried = async (key: HolderKey, passphrase: string, field: string): Promise<string[]> => {
  const before = await triesOf(key.holder.id)
  const count = before.wrong + 1
  const after = { wrong: count, until: Date.now() + waitAfter(count) }
  if (before.until > Date.now() || !(await countTries(key.holder.id, before, after)))
    throw problem('PASSPHRASE_TRIED_TOO_OFTEN')
  const identities = await unlockKey(key, passphrase)
  if (identities === null) throw wrong(field, 'passphrase-wrong')
  await countTries(key.holder.id, after, { wrong: 0, until: 0 })
  return identities
}

const unlockedAs = async (actor: Actor, key: HolderKey, identities: readonly string[]) => ({
  ...(await tokenOf(actor, identities)),
  key: keyView(key),
})

export const handler = serve(
  keys.router({
    get: keys.get.handler(async ({ context: { actor } }) => {
      const key = await findKey(actor.id)
      return { key: key && keyView(key) }
    }),

    setUp: keys.setUp.handler(async ({ input: { passphrase }, context: { actor, now } }) => {
      if (await findKey(actor.id)) throw problem('KEY_EXISTS')
      notTheirName(passphrase, actor)
      const { identity, own } = await makeKey(actor.id, passphrase, await custodiansFor(actor))
      const key = await written(null, newKey(own, { actor, now }))
      await claim(actor)
      return unlockedAs(actor, key, [identity])
    }),

    unlock: keys.unlock.handler(async ({ input: { passphrase }, context: { actor } }) => {
      const key = await ownKey(actor)
      const identities = await tried(key, passphrase, 'passphrase')
      const custodians = await custodiansFor(actor)
      const [identity = ''] = identities
      const present = isDepositedWith(key, custodians)
        ? key
        : await written(key, deposited(key, await depositWith(identity, custodians)))
      return unlockedAs(actor, present, identities)
    }),

    change: keys.change.handler(async ({ input: { current, passphrase }, context: { actor, now } }) => {
      const key = await ownKey(actor)
      notTheirName(passphrase, actor)
      const identities = await tried(key, current, 'current')
      const [identity = ''] = identities
      const after = relocked(key, await relock(key, identity, passphrase), { actor, now })
      return unlockedAs(actor, await written(key, after), identities)
    }),

    recover: keys.recover.handler(async ({ input: { passphrase, reason }, context: { actor, now } }) => {
      const key = await ownKey(actor)
      notTheirName(passphrase, actor)
      const { own } = await makeKey(actor.id, passphrase, await custodiansFor(actor))
      if (actor.role !== 'custodian' && key.own.deposits.length === 0) throw problem('NOTHING_DEPOSITED')
      const after = actor.role === 'custodian' ? renewed : recoveryAsked
      return { key: keyView(await written(key, after(key, own, { actor, now }, reason))) }
    }),

    withdraw: keys.withdraw.handler(async ({ context: { actor, now } }) => {
      const key = await ownKey(actor)
      if (key.recovery === null) return { key: keyView(key) }
      return { key: keyView(await written(key, recoveryWithdrawn(key, { actor, now }))) }
    }),
  }),
)
