import type { Benefit, ChangeReason, Direction, Proposal, RecheckCause } from '#shared/domain/benefits/benefit.ts'
import type { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './desk/words/word.ts'

/** What a benefit's closed sets are called, by the family and by the desk alike. */

export const benefitStageWords: WordsFor<Benefit['stage']> = {
  ACTIVE: m.benefit_stage_active,
  RECHECK_DUE: m.benefit_stage_recheck_due,
  PROPOSED: m.benefit_stage_proposed,
  HEARING: m.benefit_stage_hearing,
  GRADUAL_EXIT: m.benefit_stage_gradual_exit,
  ENDED: m.benefit_stage_ended,
}

export const recheckWords: WordsFor<RecheckCause> = {
  periodic: m.benefit_cause_periodic,
  'change-reported': m.benefit_cause_change_reported,
  death: m.benefit_cause_death,
  'renewal-missed': m.benefit_cause_renewal_missed,
  'spot-check': m.benefit_cause_spot_check,
}

export const directionWords: WordsFor<Direction> = {
  raise: m.benefit_raise,
  reduce: m.benefit_reduce,
  stop: m.benefit_stop,
}

export const changeReasonWords: WordsFor<ChangeReason> = {
  'income-fell': m.benefit_reason_income_fell,
  'member-joined': m.benefit_reason_member_joined,
  'standard-changed': m.benefit_reason_standard_changed,
  'top-up-changed': m.benefit_reason_top_up_changed,
  'income-rose': m.benefit_reason_income_rose,
  'employment-income': m.benefit_reason_employment_income,
  'property-above-limit': m.benefit_reason_property_above_limit,
  'member-left': m.benefit_reason_member_left,
  'suitable-work-refused': m.benefit_reason_suitable_work_refused,
  'information-withheld': m.benefit_reason_information_withheld,
  'non-cooperation': m.benefit_reason_non_cooperation,
  deceased: m.benefit_reason_deceased,
  'moved-away': m.benefit_reason_moved_away,
  'in-custody': m.benefit_reason_in_custody,
  'destitute-support-granted': m.benefit_reason_destitute_support_granted,
  'own-request': m.benefit_reason_own_request,
}

export const mannerWords: WordsFor<NonNullable<Proposal['heard']>['manner']> = {
  'in-person': m.benefit_manner_in_person,
  'by-phone': m.benefit_manner_by_phone,
  'in-writing': m.benefit_manner_in_writing,
  'did-not-appear': m.benefit_manner_did_not_appear,
  'nobody-left': m.benefit_manner_nobody_left,
}

export const fineWords: WordsFor<NonNullable<Proposal['recovery']>['fine']['rule']> = {
  'law-73': m.benefit_fine_law_73,
  'interim-68': m.benefit_fine_interim_68,
}

export const benefitEventWords: WordsFor<BenefitEvent['type']> = {
  begun: m.benefit_event_begun,
  kinNoted: m.benefit_event_kin_noted,
  recheckCalled: m.benefit_event_recheck_called,
  foundUnchanged: m.benefit_event_found_unchanged,
  changeProposed: m.benefit_event_change_proposed,
  proposalAnswered: m.benefit_event_proposal_answered,
  hearingCalled: m.benefit_event_hearing_called,
  recipientHeard: m.benefit_event_recipient_heard,
  changeDropped: m.benefit_event_change_dropped,
  amountChanged: m.benefit_event_amount_changed,
  gradualExitBegun: m.benefit_event_gradual_exit_begun,
  paymentKept: m.benefit_event_payment_kept,
  ended: m.benefit_event_ended,
}
