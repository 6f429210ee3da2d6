import { by } from '#shared/domain/applications/rule.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { Deposit, HolderKey, KeyAtRest, KeyEvent } from './holder-key.ts'

/** Who acts on a key, and when. */
interface Facts {
  readonly actor: Actor
  readonly now: string
}

const after = (
  key: HolderKey,
  changes: Partial<HolderKey>,
  deed: KeyEvent['deed'],
  { actor, now }: Facts,
  reason: string | null = null,
): HolderKey => ({
  ...key,
  ...changes,
  version: key.version + 1,
  history: [...key.history, { at: now, deed, by: by(actor), reason }],
})

export const newKey = (own: KeyAtRest, { actor, now }: Facts): HolderKey => ({
  holder: by(actor),
  county: actor.division,
  version: 1,
  own,
  former: [],
  recovery: null,
  history: [{ at: now, deed: 'set-up', by: by(actor), reason: null }],
})

/** The same key behind another passphrase. Whoever knows the old one needs no custodian any more. */
export const relocked = (key: HolderKey, locked: string, facts: Facts) =>
  after(key, { own: { ...key.own, locked }, recovery: null }, 'passphrase-changed', facts)

/** The custodians' keys are others by now. Nobody did anything about the key itself. */
export const deposited = (key: HolderKey, { deposits, custodians }: Omit<KeyAtRest, 'recipient' | 'locked'>) => ({
  ...key,
  version: key.version + 1,
  own: { ...key.own, deposits, custodians },
})

/** A custodian's key is deposited with nobody: a new one takes its place at once, and what was sealed to the old stays shut. */
export const renewed = (key: HolderKey, own: KeyAtRest, facts: Facts, reason: string) =>
  after(key, { own }, 'renewed', facts, reason)

/** The old key stays in force until two custodians let it go: a stolen sign-in gains nothing by asking. */
export const recoveryAsked = (key: HolderKey, next: KeyAtRest, facts: Facts, reason: string) =>
  after(key, { recovery: { at: facts.now, reason, next, first: null } }, 'recovery-asked', facts, reason)

export const recoveryWithdrawn = (key: HolderKey, facts: Facts) =>
  after(key, { recovery: null }, 'recovery-withdrawn', facts)

export const recoveryRefused = (key: HolderKey, facts: Facts, reason: string) =>
  after(key, { recovery: null }, 'recovery-refused', facts, reason)

export type KeyProblem = { readonly problem: 'RECOVERY_NOT_OPEN' | 'SECOND_CUSTODIAN_NEEDED' | 'NOTHING_DEPOSITED' }

/** What a custodian has to open now: the outer layer as the first of two, or the inner one as the second. */
export type Opening =
  | { readonly layer: 'outer'; readonly deposits: readonly Deposit[] }
  | { readonly layer: 'inner'; readonly deposit: Deposit; readonly to: string }

export const openingBy = ({ own, recovery }: HolderKey, custodian: string): Opening | KeyProblem => {
  if (recovery === null) return { problem: 'RECOVERY_NOT_OPEN' }
  if (recovery.first === null) {
    const deposits = own.deposits.filter(({ first }) => first === custodian)
    return deposits.length > 0 ? { layer: 'outer', deposits } : { problem: 'NOTHING_DEPOSITED' }
  }
  if (recovery.first.by.id === custodian) return { problem: 'SECOND_CUSTODIAN_NEEDED' }
  const deposit = recovery.first.left.find(({ second }) => second === custodian)
  return deposit ? { layer: 'inner', deposit, to: recovery.next.recipient } : { problem: 'NOTHING_DEPOSITED' }
}

export const outerOpened = (key: HolderKey, left: Deposit[], facts: Facts, reason: string): HolderKey =>
  after(
    key,
    { recovery: key.recovery && { ...key.recovery, first: { by: by(facts.actor), at: facts.now, reason, left } } },
    'first-layer-opened',
    facts,
    reason,
  )

/** The key that was asked for takes its place; the old one is opened by it. */
export const recovered = (key: HolderKey, old: string, facts: Facts, reason: string): HolderKey =>
  after(
    key,
    { own: key.recovery?.next ?? key.own, former: [old, ...key.former], recovery: null },
    'recovered',
    facts,
    reason,
  )
