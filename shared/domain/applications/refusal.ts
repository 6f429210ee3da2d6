import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Stage } from './application.ts'

/** The six no-approve reasons and their finer grains (domain.md §12.1): what still stands in the way, as codes. */
export type Gate =
  | 'acceptance-missing'
  | 'survey-missing'
  | 'survey-unsigned'
  | 'verification-missing'
  | 'verification-unfit'
  | 'verification-expired'
  | 'appraisal-missing'
  | 'appraisal-unsigned'
  | 'not-eligible'
  | 'opinion-missing'
  | 'opinion-unsigned'
  | 'posting-missing'
  | 'notice-open'
  | 'objection-open'
  | 'lead-open'
  | 'county-visit-missing'
  | 'examination-missing'
  | 'minutes-unsigned'
  | 'decider-absent'
  | 'questions-open'
  | 'answer-period-open'
  | 'warning-missing'
  | 'hearing-missing'
  | 'period-over'
  | 'duplicate-open'
  | 'other-case-goes-on'
  | 'total-over'
  | 'mandate-unproven'
  | 'mandate-without-sending'

/** Why a command was not carried out. Nothing changed. */
export type Refusal =
  | { readonly problem: 'STAGE_NOT_ALLOWED'; readonly stage: Stage }
  | { readonly problem: 'ROLE_NOT_ALLOWED' }
  | { readonly problem: 'CONFLICT_OF_INTEREST' }
  | { readonly problem: 'ANSWERS_INCOMPLETE'; readonly missing: readonly string[] }
  | { readonly problem: 'GATE_OPEN'; readonly gates: readonly Gate[]; readonly until?: string }
  | { readonly problem: 'FIELD'; readonly field: string; readonly code: FieldProblem }
  | { readonly problem: 'POLICY_NOT_FOUND' }
  | { readonly problem: 'AUTHORISATION_EXPIRED' }

export const isRefusal = (outcome: object): outcome is Refusal => 'problem' in outcome
