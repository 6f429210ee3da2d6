import type { Outcome } from '#shared/domain/petitions/petition.ts'
import type { Against, ReportState, TipKind } from '#shared/domain/reports/report.ts'
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
