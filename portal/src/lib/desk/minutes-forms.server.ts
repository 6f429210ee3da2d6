import type { Limits } from '#shared/domain/programs/procedure.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Asks } from './case-forms.server.ts'
import { type ActForm, choice, date, line, text, views } from './form.server.ts'
import { proposalWords } from './words/file.ts'

/** @param examiners who of the county can meet; whoever is given a view was there */
export const reviewForm = (
  examiners: readonly { readonly id: string; readonly name: string }[],
): ActForm<Asks<'examine'>, Limits> => ({
  title: m.desk_examine,
  button: m.desk_examine_button,
  rule: m.desk_examine_rule,
  done: m.desk_examine_done,
  fields: [
    date('heldOn', m.meeting_held_on),
    line('heldAt', m.meeting_held_at, 4, m.meeting_held_at_hint),
    line('place', m.meeting_place, 20),
    text('put', m.county_review_put, 2000, m.county_review_put_hint),
    views('present', m.county_review_present, m.county_review_present_hint, examiners),
    text('dissent', m.meeting_dissent, 2000, m.meeting_dissent_hint),
    choice('proposal', m.county_review_proposal, proposalWords),
  ],
})

export const minutesForms = {
  examine: reviewForm([]),
  signMinutes: {
    title: m.county_minutes_sign,
    button: m.county_minutes_sign_button,
    rule: m.county_minutes_sign_rule,
    done: m.county_minutes_sign_done,
    fields: [],
  },
  noteMinutesUnsigned: {
    title: m.county_minutes_unsigned,
    button: m.county_minutes_unsigned_button,
    rule: m.county_minutes_unsigned_rule,
    done: m.county_minutes_unsigned_done,
    fields: [choice('participant', m.county_minutes_unsigned_who, {}), text('reason', m.desk_field_why, 200)],
  },
} satisfies { readonly [Verb in 'examine' | 'signMinutes' | 'noteMinutesUnsigned']: ActForm<Asks<Verb>, Limits> }
export type MinutesVerb = keyof typeof minutesForms
