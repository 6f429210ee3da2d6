import * as z from 'zod'
import { KeyReason } from './holder-key.ts'
import { ChosenPassphrase, Passphrase } from './passphrase.ts'

const alike = ({ passphrase, again }: ChosenPassphrase) => passphrase === again
const differs = { path: ['again'], error: 'passphrase-differs' }

/** What a holder does about the own key. */
export const keyCommands = {
  setUp: ChosenPassphrase.refine(alike, differs),
  unlock: z.strictObject({ passphrase: Passphrase }),
  change: ChosenPassphrase.extend({ current: Passphrase }).refine(alike, differs),
  recover: ChosenPassphrase.extend({ reason: KeyReason.meta({ examples: ['休假回来想不起口令了。'] }) }).refine(
    alike,
    differs,
  ),
  withdraw: z.strictObject({}),
} as const
export type KeyVerb = keyof typeof keyCommands

/** What a custodian does about a key that was forgotten. */
export const custodyCommands = {
  release: z.strictObject({ reason: KeyReason }),
  refuse: z.strictObject({ reason: KeyReason }),
} as const
export type CustodyVerb = keyof typeof custodyCommands
