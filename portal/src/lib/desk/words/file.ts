import type { Application } from '#shared/domain/applications/application.ts'
import type { CompleteAnswers, Member } from '#shared/domain/applications/answers.ts'
import type { CaseDocument, DocumentKind, QuarantineReason } from '#shared/domain/documents/document.ts'
import type { Role } from '#shared/domain/people/person.ts'
import type { StepLabel } from '#shared/domain/programs/estimate.ts'
import type { DeductionKind, IncomeKind, Program } from '#shared/domain/programs/policy.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const programWords: WordsFor<Program> = {
  'urban-dibao': m.desk_program_urban,
  'rural-dibao': m.desk_program_rural,
}

export const roleWords: WordsFor<Role> = {
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
}

export const relationWords: WordsFor<Member['relation']> = {
  self: m.desk_relation_self,
  spouse: m.desk_relation_spouse,
  child: m.desk_relation_child,
  parent: m.desk_relation_parent,
  grandparent: m.desk_relation_grandparent,
  grandchild: m.desk_relation_grandchild,
  sibling: m.desk_relation_sibling,
  other: m.desk_relation_other,
}

export const causeWords: WordsFor<CompleteAnswers['circumstances']['cause']> = {
  illness: m.desk_cause_illness,
  disability: m.desk_cause_disability,
  'old-age': m.desk_cause_old_age,
  unemployment: m.desk_cause_unemployment,
  schooling: m.desk_cause_schooling,
  accident: m.desk_cause_accident,
  other: m.desk_cause_other,
}

export const incomeWords: WordsFor<IncomeKind> = {
  wage: m.desk_income_wage,
  'odd-job': m.desk_income_odd_job,
  farm: m.desk_income_farm,
  business: m.desk_income_business,
  'land-rent': m.desk_income_land_rent,
  'family-support': m.desk_income_family_support,
  pension: m.desk_income_pension,
  'basic-pension': m.desk_income_basic_pension,
  'preferential-pension': m.desk_income_preferential_pension,
  scholarship: m.desk_income_scholarship,
  'bravery-award': m.desk_income_bravery_award,
  'family-planning-award': m.desk_income_family_planning_award,
  'social-assistance': m.desk_income_social_assistance,
}

export const deductionWords: WordsFor<DeductionKind> = {
  'work-cost': m.desk_deduction_work_cost,
  'disability-cost': m.desk_deduction_disability_cost,
  'illness-cost': m.desk_deduction_illness_cost,
}

export const stepWords: WordsFor<StepLabel> = {
  standard: m.desk_step_standard,
  income: m.desk_step_income,
  'income-not-counted': m.desk_step_income_not_counted,
  deduction: m.desk_step_deduction,
  'per-capita': m.desk_step_per_capita,
  property: m.desk_step_property,
  tier: m.desk_step_tier,
  'top-up': m.desk_step_top_up,
  rounding: m.desk_step_rounding,
  'minimum-payment': m.desk_step_minimum_payment,
  subsidy: m.desk_step_subsidy,
  'income-not-below-standard': m.desk_step_income_not_below_standard,
  'property-above-limit': m.desk_step_property_above_limit,
}

/** What a step's `kind` names beside incomes and deductions. */
export const stepKindWords = {
  ...incomeWords,
  ...deductionWords,
  disability: m.desk_top_up_disability,
  'serious-illness': m.desk_top_up_serious_illness,
  'age-at-least': m.desk_top_up_age_at_least,
  'age-below': m.desk_top_up_age_below,
  meat: m.desk_subsidy_meat,
  snow: m.desk_subsidy_snow,
  gas: m.desk_subsidy_gas,
}

export const documentWords: WordsFor<DocumentKind> = {
  identity: m.desk_document_identity,
  'household-register': m.desk_document_household_register,
  income: m.desk_document_income,
  property: m.desk_document_property,
  illness: m.desk_document_illness,
  disability: m.desk_document_disability,
  other: m.desk_document_other,
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
  fit: m.desk_verification_fit,
  unfit: m.desk_verification_unfit,
}

export const appraisalWords: WordsFor<Application['appraisal']['status']> = {
  none: m.desk_appraisal_none,
  ordered: m.desk_appraisal_ordered,
  held: m.desk_appraisal_held,
}

export const methodWords: WordsFor<NonNullable<Application['survey']['method']>> = {
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
