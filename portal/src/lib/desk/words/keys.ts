import type { KeyEvent } from '#shared/domain/keys/holder-key.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const keyDeedWords: WordsFor<KeyEvent['deed']> = {
  'set-up': m.key_deed_set_up,
  'passphrase-changed': m.key_deed_passphrase_changed,
  renewed: m.key_deed_renewed,
  'recovery-asked': m.key_deed_recovery_asked,
  'recovery-withdrawn': m.key_deed_recovery_withdrawn,
  'first-layer-opened': m.key_deed_first_layer_opened,
  'recovery-refused': m.key_deed_recovery_refused,
  recovered: m.key_deed_recovered,
}
