import { HolderRole } from '#shared/domain/keys/holder-key.ts'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'
import { newKey } from '#shared/domain/keys/recovery.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { makeKey } from '#shared/store/key-ring.ts'
import { holdersOf, writeKey } from '#shared/store/tip-keys.ts'

/** Keys of those who work tips in the demo, all behind the passphrase that the README tells; custodians come first. */
export async function loadKeys(accounts: readonly Actor[], now: string): Promise<void> {
  const of = (role: string) => accounts.filter((actor) => actor.role === role)
  for (const role of HolderRole.options.toReversed())
    for (const actor of of(role)) {
      const custodians = role === 'custodian' ? [] : await holdersOf(actor.division, 'custodian')
      const { own } = await makeKey(actor.id, examplePassphrase, custodians)
      await writeKey(null, newKey(own, { actor, now }))
    }
}
