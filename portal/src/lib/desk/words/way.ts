import type { Stage } from '#shared/domain/applications/application.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import type { Gate } from '#shared/domain/applications/refusal.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const stageWords: WordsFor<Stage> = {
  DRAFT: m.desk_stage_draft,
  SUBMITTED: m.desk_stage_submitted,
  RETURNED_ONCE: m.desk_stage_returned_once,
  INVESTIGATING: m.desk_stage_investigating,
  VERIFIED_UNFIT: m.desk_stage_verified_unfit,
  FIRST_OPINION: m.desk_stage_first_opinion,
  NOTICE_REVIEW: m.desk_stage_notice_review,
  OBJECTED: m.desk_stage_objected,
  COUNTY_REVIEW: m.desk_stage_county_review,
  RETURNED_TO_TOWN: m.desk_stage_returned_to_town,
  CONFIRMED: m.desk_stage_confirmed,
  ANNOUNCED: m.desk_stage_announced,
  REFUSED: m.desk_stage_refused,
  WITHDRAWN: m.desk_stage_withdrawn,
  TERMINATED: m.desk_stage_terminated,
}

export const eventWords: WordsFor<Event['type']> = {
  submitted: m.desk_event_submitted,
  kinNoted: m.people_event_kin_noted,
  deficiencyNoticed: m.desk_event_deficiency_noticed,
  deficiencyAnswered: m.desk_event_deficiency_answered,
  duplicatesNoted: m.entry_event_duplicates_noted,
  duplicatesResolved: m.entry_event_duplicates_resolved,
  accepted: m.desk_event_accepted,
  surveyStarted: m.desk_event_survey_started,
  surveyRecorded: m.desk_event_survey_recorded,
  verificationReported: m.desk_event_verification_reported,
  verificationRequested: m.verification_event_requested,
  verificationAuthorised: m.verification_event_authorised,
  verificationStarted: m.verification_event_started,
  registerCorrected: m.verification_event_corrected,
  findingAnswered: m.desk_event_finding_answered,
  appraisalOrdered: m.desk_event_appraisal_ordered,
  appraisalRecorded: m.desk_event_appraisal_recorded,
  resurveyOrdered: m.desk_event_resurvey_ordered,
  opinionGiven: m.desk_event_opinion_given,
  objectionRecorded: m.desk_event_objection_recorded,
  forwarded: m.desk_event_forwarded,
  totalExtended: m.desk_event_total_extended,
  countyVisitOrdered: m.desk_event_county_visit_ordered,
  countyVisitRecorded: m.desk_event_county_visit_recorded,
  examined: m.desk_event_examined,
  confirmed: m.desk_event_confirmed,
  refused: m.desk_event_refused,
  returnedToTown: m.desk_event_returned_to_town,
  announced: m.desk_event_announced,
  withdrawn: m.desk_event_withdrawn,
  warned: m.desk_event_warned,
  terminated: m.desk_event_terminated,
}

/** What still stands in the way, as something to do. */
export const gateWords: WordsFor<Gate> = {
  'acceptance-missing': m.meeting_gate_acceptance_missing,
  'opinion-missing': m.meeting_gate_opinion_missing,
  'survey-missing': m.desk_gate_survey_missing,
  'verification-missing': m.desk_gate_verification_missing,
  'verification-expired': m.verification_gate_expired,
  'verification-unfit': m.desk_gate_verification_unfit,
  'appraisal-missing': m.desk_gate_appraisal_missing,
  'not-eligible': m.desk_gate_not_eligible,
  'notice-open': m.desk_gate_notice_open,
  'objection-open': m.desk_gate_objection_open,
  'county-visit-missing': m.desk_gate_county_visit_missing,
  'examination-missing': m.desk_gate_examination_missing,
  'answer-period-open': m.desk_gate_answer_period_open,
  'duplicate-open': m.entry_gate_duplicate_open,
  'other-case-goes-on': m.entry_gate_other_case_goes_on,
  'warning-missing': m.desk_gate_warning_missing,
}
