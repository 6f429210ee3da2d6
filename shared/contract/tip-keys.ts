import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { custodyCommands, keyCommands } from '#shared/domain/keys/commands.ts'
import { HolderRole, KeyView } from '#shared/domain/keys/holder-key.ts'
import { AccountId } from '#shared/domain/people/kin.ts'
import { behindPassphrase, signedIn } from './operation.ts'
import { named } from './problems.ts'

const holders = HolderRole.options
const custodians = ['custodian'] as const

/** What opens tips for half an hour: sent along in the header `tip-key`, and kept nowhere. */
const Unlocked = z.strictObject({ token: z.string(), until: Instant, key: KeyView })

const Stamp = { id: AccountId.meta({ examples: ['tip-handler'] }), version: z.int().meta({ examples: [2] }) }

export const tipKeys = {
  keys: {
    get: signedIn('GET', '/desk/tip-key', holders, 'My own key: since when, and what was done about it')
      .input(z.strictObject({}))
      .output(z.strictObject({ key: KeyView.nullable() })),
    setUp: signedIn('POST', '/desk/tip-key', holders, 'Make a key of my own behind a passphrase, at the first visit')
      .input(keyCommands.setUp)
      .output(Unlocked)
      .errors(named('KEY_EXISTS')),
    unlock: signedIn('POST', '/desk/tip-key/unlocking', holders, 'Unlock my key for half an hour')
      .input(keyCommands.unlock)
      .output(Unlocked)
      .errors(named('KEY_MISSING', 'PASSPHRASE_TRIED_TOO_OFTEN', 'CHANGED_MEANWHILE')),
    change: signedIn('PUT', '/desk/tip-key/passphrase', holders, 'Put my key behind another passphrase')
      .input(keyCommands.change)
      .output(Unlocked)
      .errors(named('KEY_MISSING', 'PASSPHRASE_TRIED_TOO_OFTEN', 'CHANGED_MEANWHILE')),
    recover: signedIn(
      'POST',
      '/desk/tip-key/recovery',
      holders,
      'I forgot my passphrase: a new key, which takes over once two custodians let go of the old one',
    )
      .input(keyCommands.recover)
      .output(z.strictObject({ key: KeyView }))
      .errors(named('KEY_MISSING', 'NOTHING_DEPOSITED', 'CHANGED_MEANWHILE')),
    withdraw: signedIn(
      'POST',
      '/desk/tip-key/recovery/withdrawal',
      holders,
      'I remember it again: nothing is recovered',
    )
      .input(z.strictObject({}))
      .output(z.strictObject({ key: KeyView }))
      .errors(named('KEY_MISSING', 'CHANGED_MEANWHILE')),
  },
  custody: {
    list: signedIn('GET', '/desk/custody', custodians, 'The keys of the county, and which of them wait for custodians')
      .input(z.strictObject({}))
      .output(z.strictObject({ keys: z.array(KeyView) })),
    release: behindPassphrase(
      'POST',
      '/desk/custody/keys/{id}/release',
      custodians,
      'Let go of my part of a forgotten key: the outer layer, or after another custodian the inner one',
    )
      .input(custodyCommands.release.extend(Stamp))
      .output(KeyView)
      .errors(
        named('NOT_FOUND', 'CHANGED_MEANWHILE', 'RECOVERY_NOT_OPEN', 'SECOND_CUSTODIAN_NEEDED', 'NOTHING_DEPOSITED'),
      ),
    refuse: signedIn('POST', '/desk/custody/keys/{id}/refusal', custodians, 'Refuse to recover a key, with a reason')
      .input(custodyCommands.refuse.extend(Stamp))
      .output(KeyView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'RECOVERY_NOT_OPEN')),
  },
}
