import type { ContactOutcome, NewContact, Standing } from '#shared/domain/referrals/referral.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const referralStandingWords: WordsFor<Standing> = {
  open: m.referral_standing_open,
  invited: m.referral_standing_invited,
  declined: m.referral_standing_declined,
  'with-agent': m.referral_standing_with_agent,
  started: m.referral_standing_started,
}

export const contactOutcomeWords: WordsFor<ContactOutcome> = {
  'not-reached': m.referral_outcome_not_reached,
  invited: m.referral_outcome_invited,
  'with-agent': m.referral_outcome_with_agent,
  declined: m.referral_outcome_declined,
}

export const contactHowWords: WordsFor<NewContact['how']> = {
  visit: m.referral_how_visit,
  telephone: m.referral_how_telephone,
}
