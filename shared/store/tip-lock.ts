import { compactDecrypt, CompactEncrypt } from 'jose'
import type { Holder } from '#shared/domain/keys/holder-key.ts'
import { newKeyPair, openText, sealTextTo } from '#shared/sealing/envelope.ts'
import { slowBytes } from './slow-hash.ts'
import { tipsSeal } from './tip-rows.ts'

/** How a tip's key lies beside it: sealed to who is entitled, and to a second key that the receipt alone opens. */
export interface Lock {
  readonly recipient: string
  readonly wrapped: string
  readonly holders: readonly Holder[]
  readonly unclaimed?: string | undefined
  readonly receiptRecipient: string
  readonly receiptLocked: string
}

/** The receipt's second secret: the first, under another salt, finds the tip. */
const secretOf = async (receipt: string) => slowBytes(receipt, await tipsSeal.fingerprint('receipt/open'), 32)

const lockUnder = async (secret: Uint8Array, text: string) =>
  new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret)

const wrappedFor = async (id: string, identity: string, holders: readonly Holder[], receiptRecipient: string) => ({
  wrapped: await sealTextTo([...holders.map(({ recipient }) => recipient), receiptRecipient], identity),
  holders: holders.map(({ person, recipient }) => ({ person, recipient })),
  ...(holders.length === 0 && { unclaimed: await tipsSeal.seal(identity, id) }),
})

interface Locked {
  readonly identity: string
  readonly lock: Lock
}

/** A key of its own for a tip that arrives. */
export async function newLock(id: string, receipt: string, holders: readonly Holder[]): Promise<Locked> {
  const [{ identity, recipient }, forReceipt, secret] = await Promise.all([
    newKeyPair(),
    newKeyPair(),
    secretOf(receipt),
  ])
  const receiptLocked = await lockUnder(secret, forReceipt.identity)
  const wrapped = await wrappedFor(id, identity, holders, forReceipt.recipient)
  return { identity, lock: { recipient, ...wrapped, receiptRecipient: forReceipt.recipient, receiptLocked } }
}

const among = (holders: readonly Holder[], { person, recipient }: Holder) =>
  holders.some((holder) => holder.person === person && holder.recipient === recipient)

/** Whether everybody entitled can open it, and nobody else. */
export const isFor = ({ holders }: Lock, entitled: readonly Holder[]) =>
  entitled.every((holder) => among(holders, holder)) && holders.every((holder) => isStill(entitled, holder))

/** Whoever has a new key is entitled still. */
const isStill = (entitled: readonly Holder[], { person }: Holder) => entitled.some((holder) => holder.person === person)

/** The key for those entitled by now: a new one as soon as somebody no longer is. */
export async function lockAnew(id: string, { identity, lock }: Locked, entitled: readonly Holder[]): Promise<Locked> {
  if (isFor(lock, entitled)) return { identity, lock }
  const somebodyLeft = lock.holders.some((holder) => !isStill(entitled, holder))
  const key = somebodyLeft ? await newKeyPair() : { identity, recipient: lock.recipient }
  const { receiptRecipient, receiptLocked } = lock
  const wrapped = await wrappedFor(id, key.identity, entitled, receiptRecipient)
  return { identity: key.identity, lock: { recipient: key.recipient, ...wrapped, receiptRecipient, receiptLocked } }
}

/** null for whoever is not entitled. */
export const opensFor = (identities: readonly string[], { wrapped }: Pick<Lock, 'wrapped'>): Promise<string | null> =>
  openText(identities, wrapped).catch(() => null)

/** By the receipt; null where it is another's. */
export async function opensByReceipt(receipt: string, { receiptLocked, wrapped }: Lock): Promise<string | null> {
  const secret = await secretOf(receipt)
  const opened = await compactDecrypt(receiptLocked, secret, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  }).catch(() => null)
  return opened && openText([new TextDecoder().decode(opened.plaintext)], wrapped)
}

/** What nobody had a key for when it came. */
export const opensUnclaimed = (id: string, { unclaimed }: Lock): Promise<string> | null =>
  unclaimed === undefined ? null : tipsSeal.open(unclaimed, id)

const makeNothing = async () => {
  const { identity, recipient } = await newKeyPair()
  return { identity, sealed: await sealTextTo([recipient], identity) }
}
let nothing: ReturnType<typeof makeNothing> | undefined

/** The same work for a receipt of nothing: its secret, the key, the tip. */
export async function opensNothing(receipt: string): Promise<void> {
  const { identity, sealed } = await (nothing ??= makeNothing())
  await secretOf(receipt)
  const key = await openText([identity], sealed)
  await openText([key], sealed)
}
