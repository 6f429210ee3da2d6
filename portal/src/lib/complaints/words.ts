import type { ComplaintStage } from '#shared/domain/complaints/complaint.ts'
import type { Desk, Duty } from '#shared/domain/complaints/events.ts'
import type { Against, ComplaintKind } from '#shared/domain/complaints/filing.ts'
import { m } from '#lib/paraglide/messages.js'
import { fieldName as reportFieldName } from '#lib/reports/words.ts'

type Words<Key extends string> = Record<Key, () => string>

export const kindWords: Words<ComplaintKind> = {
  'payment-wrong-or-late': m.complaint_kind_payment_wrong_or_late,
  'acceptance-refused': m.complaint_kind_acceptance_refused,
  service: m.complaint_kind_service,
}

export const againstWords: Words<Against> = {
  'village-or-town': m.complaint_against_village_or_town,
  county: m.complaint_against_county,
  unknown: m.complaint_against_unknown,
}

export const stageWords: Words<ComplaintStage> = {
  RECEIVED: m.complaint_stage_received,
  ACKNOWLEDGED: m.complaint_stage_acknowledged,
  CONCLUDED: m.complaint_stage_concluded,
  REDIRECTED: m.complaint_stage_redirected,
}

/** Whose office has it: a house, never a person. */
export const officeWords: Record<Desk, (given: { county: string }) => string> = {
  county: m.complaint_office_county,
  supervisor: m.complaint_office_supervisor,
}

export const dutyWords: Record<Duty, (given: { day: string }) => string> = {
  acknowledge: m.complaint_due_acknowledge,
  conclude: m.complaint_due_conclude,
  correct: m.complaint_due_correct,
  review: m.complaint_due_review,
}

const fieldNames: Words<string> = {
  caseNumber: m.complaint_case_short,
  'payment.month': m.complaint_month_short,
  'payment.receivedFen': m.complaint_received_short,
}

/** What a field of a complaint is called in the list of what to put right. */
export const fieldName = (field: string): string | undefined => fieldNames[field]?.() ?? reportFieldName(field)
