import type { Delivery } from '#shared/domain/applications/application.ts'
import type { DutyKey, DutyView, Level, Owner } from '#shared/domain/applications/clock.ts'
import type * as z from 'zod'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const dutyWords: WordsFor<DutyKey> = {
  accept: m.clock_duty_accept,
  'answer-of-family': m.clock_duty_answer,
  'survey-start': m.clock_duty_survey_start,
  'verification-start': m.clock_duty_verification_start,
  'verification-report': m.clock_duty_verification_report,
  opinion: m.clock_duty_opinion,
  'notice-close': m.clock_duty_notice_close,
  forward: m.clock_duty_forward,
  'county-decide': m.clock_duty_county_decide,
  'refusal-notice': m.clock_duty_refusal_notice,
  announce: m.clock_duty_announce,
  whole: m.clock_duty_whole,
}

/** The same to a family: what somebody has to do, as a sentence goes on. */
export const plainDutyWords: WordsFor<DutyKey> = {
  accept: m.clock_plain_accept,
  'answer-of-family': m.clock_plain_answer,
  'survey-start': m.clock_plain_survey_start,
  'verification-start': m.clock_plain_verification_start,
  'verification-report': m.clock_plain_verification_report,
  opinion: m.clock_plain_opinion,
  'notice-close': m.clock_plain_notice_close,
  forward: m.clock_plain_forward,
  'county-decide': m.clock_plain_county_decide,
  'refusal-notice': m.clock_plain_refusal_notice,
  announce: m.clock_plain_announce,
  whole: m.clock_plain_whole,
}

export const ownerWords: WordsFor<Owner> = {
  town: m.clock_owner_town,
  verifier: m.clock_owner_verifier,
  county: m.clock_owner_county,
  family: m.clock_owner_family,
}

export const dutyStateWords: WordsFor<DutyView['state']> = {
  'in-time': m.clock_state_in_time,
  soon: m.clock_state_soon,
  overdue: m.clock_state_overdue,
  paused: m.clock_state_paused,
  done: m.clock_state_done,
}

export const levelWords: WordsFor<Level> = {
  'town-lead': m.clock_level_town_lead,
  'county-officer': m.clock_level_county,
  supervisor: m.clock_level_supervisor,
}

export const deliveryWords: WordsFor<z.infer<typeof Delivery>> = {
  'in-person': m.clock_delivery_in_person,
  post: m.clock_delivery_post,
  electronic: m.clock_delivery_electronic,
  'left-at-home': m.clock_delivery_left,
}
