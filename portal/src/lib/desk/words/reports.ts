import type { Outcome } from '#shared/domain/petitions/petition.ts'
import type { ReportVerb } from '#shared/domain/reports/commands.ts'
import type { Resemblance } from '#shared/domain/reports/resemblance.ts'
import type { Against, Channel, Look, ReportState, TipDesk, TipKind } from '#shared/domain/reports/report.ts'
import type * as z from 'zod'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const reportKindWords: WordsFor<z.infer<typeof TipKind>> = {
  'hidden-income': m.desk_tip_hidden_income,
  'hidden-property': m.desk_tip_hidden_property,
  impersonation: m.desk_tip_impersonation,
  'death-not-reported': m.desk_tip_death_not_reported,
  'official-favouritism': m.desk_tip_official_favouritism,
  'missed-family': m.desk_tip_missed_family,
  other: m.desk_tip_other,
}

export const againstWords: WordsFor<z.infer<typeof Against>> = {
  family: m.desk_against_family,
  'village-or-town': m.desk_against_village_or_town,
  county: m.desk_against_county,
}

export const reportStateWords: WordsFor<z.infer<typeof ReportState>> = {
  RECEIVED: m.desk_report_received,
  TAKEN: m.desk_report_taken,
  CONCLUDED: m.desk_report_concluded,
}

export const outcomeWords: WordsFor<Outcome> = {
  substantiated: m.desk_outcome_substantiated,
  partly: m.desk_outcome_partly,
  unsubstantiated: m.desk_outcome_unsubstantiated,
  'cannot-be-verified': m.desk_outcome_cannot_be_verified,
  'handed-over': m.desk_outcome_handed_over,
}

export const tipDeskWords: WordsFor<TipDesk> = {
  handler: m.tipdesk_desk_handler,
  supervisor: m.tipdesk_desk_supervisor,
}

export const channelWords: WordsFor<Channel> = {
  portal: m.tipdesk_channel_portal,
  telephone: m.tipdesk_channel_telephone,
  letter: m.tipdesk_channel_letter,
  visit: m.tipdesk_channel_visit,
  box: m.tipdesk_channel_box,
}

export const resemblanceWords: WordsFor<z.infer<typeof Resemblance>> = {
  'same-family': m.tipdesk_similar_same_family,
  'same-words': m.tipdesk_similar_same_words,
}

/** How the family is looked at, and who ordered it. */
export const lookWords: Readonly<Record<z.infer<typeof Look>, (given: { name: string }) => string>> = {
  visit: m.tipdesk_look_visit,
  recheck: m.tipdesk_look_recheck,
  none: m.tipdesk_look_none,
}

export const reportDeedWords: WordsFor<ReportVerb> = {
  take: m.desk_take,
  passOn: m.tipdesk_pass_on,
  returnWronglyRouted: m.tipdesk_return,
  takeOver: m.tipdesk_take_over,
  write: m.desk_write,
  link: m.tipdesk_link,
  unlink: m.tipdesk_unlink,
  nameOfficer: m.tipdesk_officer,
  handOver: m.tipdesk_hand_over,
  recordReturn: m.tipdesk_came_back,
  orderCorrection: m.tipdesk_correct,
  recordCorrection: m.tipdesk_corrected,
  askExtension: m.tipdesk_extend,
  grantExtension: m.tipdesk_grant,
  refuseExtension: m.tipdesk_refuse,
  conclude: m.desk_conclude,
  hold: m.tipdesk_hold,
  liftHold: m.tipdesk_lift_hold,
}
