import type { Deposit, Holder, HolderKey, KeyAtRest } from '#shared/domain/keys/holder-key.ts'
import { lock, newKeyPair, openText, sealTextTo, unlock } from '#shared/sealing/envelope.ts'
import { sealUnder } from './seal.ts'

const { seal, open } = sealUnder('TIPS_KEY')

/** Under the zone's key besides: a copy of the table alone gives nothing to try passphrases on. */
const lockedFor = async (person: string, identity: string, passphrase: string) =>
  seal(await lock(identity, passphrase), `${person}/key`)

/** For every two custodians in either order, so that any two of them can do it, whoever is at hand first. */
const depositsOf = (identity: string, custodians: readonly Holder[]): Promise<Deposit[]> =>
  Promise.all(
    custodians.flatMap((first) =>
      custodians
        .filter(({ person }) => person !== first.person)
        .map(async (second) => ({
          first: first.person,
          second: second.person,
          sealed: await sealTextTo([first.recipient], await sealTextTo([second.recipient], identity)),
        })),
    ),
  )

const named = (custodians: readonly Holder[]) => custodians.map(({ person, recipient }) => ({ person, recipient }))

export const depositWith = async (identity: string, custodians: readonly Holder[]) => ({
  deposits: await depositsOf(identity, custodians),
  custodians: named(custodians),
})

export const isDepositedWith = ({ own }: HolderKey, custodians: readonly Holder[]): boolean =>
  JSON.stringify(own.custodians) === JSON.stringify(named(custodians))

/** A key of one's own, behind a passphrase. */
export async function makeKey(person: string, passphrase: string, custodians: readonly Holder[]) {
  const { identity, recipient } = await newKeyPair()
  const locked = await lockedFor(person, identity, passphrase)
  const own: KeyAtRest = { recipient, locked, ...(await depositWith(identity, custodians)) }
  return { identity, own }
}

export const relock = ({ holder }: HolderKey, identity: string, passphrase: string) =>
  lockedFor(holder.id, identity, passphrase)

/** Own identity first, then the former ones, each opened by the one after it; null for a wrong passphrase. */
export async function unlockKey({ holder, own, former }: HolderKey, passphrase: string): Promise<string[] | null> {
  const identity = await unlock(await open(own.locked, `${holder.id}/key`), passphrase)
  if (identity === null) return null
  const identities = [identity]
  for (const sealed of former) identities.push(await openText(identities, sealed))
  return identities
}

/** The outer layer taken off: what is left opens for each second custodian alone. */
export const withoutOuter = (identities: readonly string[], deposits: readonly Deposit[]): Promise<Deposit[]> =>
  Promise.all(deposits.map(async ({ sealed, ...pair }) => ({ ...pair, sealed: await openText(identities, sealed) })))

/** From the second custodian's hands into the holder's, without lying open in between. */
export const passedOn = async (identities: readonly string[], { sealed }: Deposit, to: string) =>
  sealTextTo([to], await openText(identities, sealed))

/** An unlocked key for a while: sealed for this person under the zone's key, so that it opens nothing by itself. */
export const sealUnlocked = (person: string, content: string) => seal(content, `${person}/unlocked`)
export const openUnlocked = (person: string, token: string): Promise<string | null> =>
  open(token, `${person}/unlocked`).catch(() => null)
