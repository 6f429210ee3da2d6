import type * as z from 'zod'
import type { CustodyVerb, custodyCommands, keyCommands, KeyVerb } from '#shared/domain/keys/commands.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, type Field, secret, text } from './form.server.ts'

const chosen = (): Field<'passphrase' | 'again'>[] => [
  secret('passphrase', m.key_chosen, 'new-password', m.key_chosen_hint),
  secret('again', m.key_again, 'new-password'),
]

/** What a holder does about the own key; a custodian's lies with nobody, so that forgetting it takes another course. */
export const keyForms = (custodian: boolean) =>
  ({
    setUp: {
      title: m.key_set_up_title,
      button: m.key_set_up_button,
      rule: () => m.key_set_up_rule(),
      done: m.key_set_up_done,
      fields: chosen(),
    },
    unlock: {
      title: custodian ? m.key_unlock_title_custody : m.key_unlock_title,
      button: m.key_unlock_button,
      rule: () => m.key_unlock_rule(),
      done: m.key_unlock_done,
      fields: [secret('passphrase', m.key_passphrase, 'current-password')],
    },
    change: {
      title: m.key_change_title,
      button: m.key_change_button,
      rule: () => m.key_change_rule(),
      done: m.key_change_done,
      fields: [secret('current', m.key_current, 'current-password'), ...chosen()],
    },
    recover: {
      title: m.key_recover_title,
      button: custodian ? m.key_recover_button_custodian : m.key_recover_button,
      rule: () => (custodian ? m.key_recover_rule_custodian() : m.key_recover_rule()),
      done: custodian ? m.key_recover_done_custodian : m.key_recover_done,
      fields: [...chosen(), text('reason', m.key_why, 500, m.key_why_hint)],
    },
    withdraw: {
      title: m.key_withdraw_title,
      button: m.key_withdraw_button,
      rule: () => m.key_withdraw_rule(),
      done: m.key_withdraw_done,
      fields: [],
    },
  }) satisfies { readonly [Verb in KeyVerb]: ActForm<keyof z.input<(typeof keyCommands)[Verb]> & string> }

/** What a custodian does about a key that was forgotten. */
export const custodyForms: {
  readonly [Verb in CustodyVerb]: ActForm<keyof z.input<(typeof custodyCommands)[Verb]> & string>
} = {
  release: {
    title: m.key_release_title,
    button: m.key_release_button,
    rule: () => m.key_release_rule(),
    done: m.key_release_done,
    fields: [text('reason', m.key_custody_why, 500, m.key_custody_why_hint)],
  },
  refuse: {
    title: m.key_refuse_title,
    button: m.key_refuse_button,
    rule: () => m.key_refuse_rule(),
    done: m.key_refuse_done,
    grave: true,
    fields: [text('reason', m.key_custody_why, 500, m.key_custody_why_hint)],
  },
}
