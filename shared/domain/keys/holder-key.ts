import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { Role } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'

/** Who has a key of their own: tips are sealed to handlers and supervisors, identities of senders to custodians. */
export const HolderRole = Role.extract(['tip-handler', 'supervisor', 'custodian'])
export type HolderRole = z.infer<typeof HolderRole>

/** To whom something is sealed. */
export const Holder = z.strictObject({ person: z.string(), recipient: z.string() })
export type Holder = z.infer<typeof Holder>

/** An identity for two custodians together: sealed to the second, and that again to the first. */
export const Deposit = z.strictObject({ first: z.string(), second: z.string(), sealed: z.string() })
export type Deposit = z.infer<typeof Deposit>

/** A key as it lies at rest: nothing of it opens without its passphrase, or two custodians. */
export const KeyAtRest = z.strictObject({
  recipient: z.string(),
  locked: z.string(),
  deposits: z.array(Deposit),
  /** The custodians that the deposits were made for, by the keys they had. */
  custodians: z.array(Holder),
})
export type KeyAtRest = z.infer<typeof KeyAtRest>

export const KeyReason = text(5, 500).meta({ examples: ['当面核对了本人和工作证，是他本人要找回。'] })

const KeyDeed = z.enum([
  'set-up',
  'passphrase-changed',
  'renewed',
  'recovery-asked',
  'recovery-withdrawn',
  'first-layer-opened',
  'recovery-refused',
  'recovered',
])

/** What was done about a key, for its holder and the custodians to see. */
export const KeyEvent = z.strictObject({ at: Instant, deed: KeyDeed, by: By, reason: z.string().nullable() })
export type KeyEvent = z.infer<typeof KeyEvent>

/** Somebody forgot the passphrase: the key that shall take the place of the old one, and how far the custodians came. */
export const Recovery = z.strictObject({
  at: Instant,
  reason: z.string(),
  next: KeyAtRest,
  /** The first custodian took off the outer layer; what is left is sealed to the others. */
  first: z.strictObject({ by: By, at: Instant, reason: z.string(), left: z.array(Deposit) }).nullable(),
})

export const HolderKey = z.strictObject({
  holder: By,
  county: z.string(),
  version: z.int(),
  own: KeyAtRest,
  /** Earlier identities, the newest first, each sealed to the key that came after it. */
  former: z.array(z.string()),
  recovery: Recovery.nullable(),
  history: z.array(KeyEvent),
})
export type HolderKey = z.infer<typeof HolderKey>

/** What its holder and the custodians read of a key: never anything sealed. */
export const KeyView = z.strictObject({
  holder: By,
  version: z.int(),
  since: Instant,
  /** How many custodians hold a part; two are needed to recover it. */
  custodians: z.int(),
  recovery: Recovery.pick({ at: true, reason: true }).extend({ first: By.nullable() }).nullable(),
  history: z.array(KeyEvent),
})
export type KeyView = z.infer<typeof KeyView>

const kept = 50

export const keyView = ({ holder, version, own, recovery, history }: HolderKey): KeyView => ({
  holder,
  version,
  since: history[0]?.at ?? '',
  custodians: own.custodians.length,
  recovery: recovery && { at: recovery.at, reason: recovery.reason, first: recovery.first?.by ?? null },
  history: history.slice(-kept),
})
