import type { Application, ExtensionCause, RefusalCause, VisitCause } from '#shared/domain/applications/application.ts'
import type { AppealResult } from '#shared/domain/applications/remedies.ts'
import type { DuplicateFinding } from '#shared/domain/applications/duplicates.ts'
import type { MeetingForm } from '#shared/domain/applications/appraisal.ts'
import type { Review } from '#shared/domain/applications/minutes.ts'
import type { Objection } from '#shared/domain/applications/objection.ts'
import type { SurveyRecord } from '#shared/domain/applications/survey.ts'
import type { CaseDocument, QuarantineReason } from '#shared/domain/documents/document.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const roleWords: WordsFor<Role | 'system'> = {
  resident: m.desk_role_resident,
  agent: m.desk_role_agent,
  'grid-worker': m.desk_role_grid_worker,
  'town-officer': m.desk_role_town_officer,
  'town-lead': m.desk_role_town_lead,
  verifier: m.desk_role_verifier,
  'county-officer': m.desk_role_county_officer,
  'county-confirmer': m.desk_role_county_confirmer,
  'tip-handler': m.desk_role_tip_handler,
  custodian: m.desk_role_custodian,
  supervisor: m.desk_role_supervisor,
  administrator: m.desk_role_administrator,
  system: m.desk_role_system,
}

export const proposalWords: WordsFor<Review['proposal']> = {
  confirm: m.county_proposal_confirm,
  refuse: m.county_proposal_refuse,
  return: m.county_proposal_return,
}

export const documentStatusWords: WordsFor<CaseDocument['status']> = {
  awaited: m.desk_document_awaited,
  clean: m.desk_document_clean,
  quarantined: m.desk_document_quarantined,
}

export const quarantineWords: WordsFor<QuarantineReason> = {
  'type-not-allowed': m.desk_quarantine_type_not_allowed,
  infected: m.desk_quarantine_infected,
  'active-content': m.desk_quarantine_active_content,
  broken: m.desk_quarantine_broken,
  empty: m.desk_quarantine_empty,
}

export const surveyWords: WordsFor<Application['survey']['status']> = {
  none: m.desk_track_not_started,
  due: m.desk_survey_due,
  started: m.desk_survey_started,
  done: m.desk_survey_done,
}

export const verificationWords: WordsFor<Application['verification']['status']> = {
  none: m.desk_track_not_started,
  requested: m.desk_verification_requested,
  started: m.verification_status_started,
  fit: m.desk_verification_fit,
  unfit: m.desk_verification_unfit,
}

export const appraisalWords: WordsFor<Application['appraisal']['status']> = {
  none: m.desk_appraisal_none,
  ordered: m.desk_appraisal_ordered,
  held: m.desk_appraisal_held,
}

export const meetingFormWords: WordsFor<MeetingForm> = {
  appraisal: m.meeting_form_appraisal,
  hearing: m.meeting_form_hearing,
}

export const objectionOutcomeWords: WordsFor<NonNullable<Objection['settled']>['outcome']> = {
  founded: m.meeting_outcome_founded,
  partly: m.meeting_outcome_partly,
  unfounded: m.meeting_outcome_unfounded,
}

export const methodWords: WordsFor<SurveyRecord['method']> = {
  visit: m.desk_method_visit,
  video: m.desk_method_video,
  telephone: m.desk_method_telephone,
}

export const opinionWords: WordsFor<NonNullable<Application['opinion']>['outcome']> = {
  grant: m.desk_opinion_grant,
  refuse: m.desk_opinion_refuse,
}

export const decisionWords: WordsFor<NonNullable<Application['decision']>['outcome']> = {
  confirmed: m.desk_decision_confirmed,
  refused: m.desk_decision_refused,
}

export const refusalWords: WordsFor<RefusalCause> = {
  NOT_ELIGIBLE: m.desk_cause_not_eligible,
  FORMALITIES_INCOMPLETE: m.desk_cause_formalities_incomplete,
  INCOME_UNCLEAR: m.desk_cause_income_unclear,
  OBJECTION_OPEN: m.desk_cause_objection_open,
  RESPONSIBILITY_UNCLEAR: m.desk_cause_responsibility_unclear,
  PROCEDURE_SKIPPED: m.desk_cause_procedure_skipped,
}

export const visitCauseWords: WordsFor<VisitCause> = {
  kin: m.desk_visit_cause_kin,
  complaint: m.desk_visit_cause_complaint,
  sample: m.desk_visit_cause_sample,
  doubt: m.desk_visit_cause_doubt,
}

export const duplicateWords: WordsFor<DuplicateFinding> = {
  'this-goes-on': m.entry_duplicate_this_goes_on,
  'other-goes-on': m.entry_duplicate_other_goes_on,
  'counted-elsewhere': m.entry_duplicate_counted_elsewhere,
  justified: m.entry_duplicate_justified,
}

export const appealWords: WordsFor<AppealResult> = {
  upheld: m.entry_appeal_upheld,
  changed: m.entry_appeal_changed,
  revoked: m.entry_appeal_revoked,
}

export const extensionWords: WordsFor<ExtensionCause> = {
  'difficult-survey': m.desk_extension_difficult_survey,
  'living-apart': m.desk_extension_living_apart,
  'cross-region': m.desk_extension_cross_region,
}
