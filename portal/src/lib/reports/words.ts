import type * as z from 'zod'
import type { QuarantineReason } from '#shared/domain/documents/document.ts'
import type { Outcome } from '#shared/domain/petitions/petition.ts'
import type { Against, ReportState, TipKind } from '#shared/domain/reports/report.ts'
import type { Choice } from '#lib/components/choice.ts'
import { m } from '#lib/paraglide/messages.js'

type Words<Key extends string> = Record<Key, () => string>

export const tipKinds: Words<z.infer<typeof TipKind>> = {
  'hidden-income': m.report_kind_hidden_income,
  'hidden-property': m.report_kind_hidden_property,
  impersonation: m.report_kind_impersonation,
  'death-not-reported': m.report_kind_death_not_reported,
  'official-favouritism': m.report_kind_official_favouritism,
  'missed-family': m.report_kind_missed_family,
  other: m.report_kind_other,
}

export const againstWords: Words<z.infer<typeof Against>> = {
  family: m.against_family,
  'village-or-town': m.against_village_or_town,
  county: m.against_county,
}

export const stateWords: Words<z.infer<typeof ReportState>> = {
  RECEIVED: m.state_received,
  TAKEN: m.state_taken,
  CONCLUDED: m.state_concluded,
}

export const outcomeWords: Words<Outcome> = {
  substantiated: m.outcome_substantiated,
  partly: m.outcome_partly,
  unsubstantiated: m.outcome_unsubstantiated,
  'cannot-be-verified': m.outcome_cannot_be_verified,
  'handed-over': m.outcome_handed_over,
}

/** What was found in a file, and what its sender can do about it. */
export const quarantineWords: Words<z.infer<typeof QuarantineReason>> = {
  'type-not-allowed': m.quarantine_type,
  infected: m.quarantine_infected,
  'active-content': m.quarantine_active,
  broken: m.quarantine_broken,
  empty: m.quarantine_empty,
}

export const choicesOf = (words: Record<string, () => string>): Choice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text: text() }))

const fieldNames: Words<string> = {
  kind: m.report_kind_short,
  against: m.report_against_short,
  about: m.report_about_short,
  division: m.report_county,
  place: m.report_place_short,
  facts: m.report_facts_short,
  name: m.report_name,
  phone: m.report_phone,
}

/** What a field of a tip is called in the list of what to put right. */
export const fieldName = (field: string): string | undefined => fieldNames[field]?.()
