import type { CaseDocument, DocumentKind } from '#shared/domain/documents/document.ts'
import { m } from '#lib/paraglide/messages.js'

export const kindName: Record<CaseDocument['kind'], () => string> = {
  identity: m.apply_document_identity,
  'household-register': m.apply_document_register,
  income: m.apply_document_income,
  property: m.apply_document_property,
  illness: m.apply_document_illness,
  disability: m.apply_document_disability,
  mandate: m.entry_subject_mandate,
  other: m.apply_document_other,
  'survey-photograph': m.investigation_photograph,
  'board-photograph': m.board_photograph,
  'appraisal-sheet': m.meeting_document_sheet,
  'appraisal-minutes': m.meeting_document_minutes,
  'attendance-list': m.meeting_document_attendance,
  'county-minutes': m.county_minutes_page,
  decision: m.county_letter,
}

export const kindHint: Record<DocumentKind, () => string> = {
  identity: m.apply_document_identity_hint,
  'household-register': m.apply_document_register_hint,
  income: m.apply_document_income_hint,
  property: m.apply_document_property_hint,
  illness: m.apply_document_illness_hint,
  disability: m.apply_document_disability_hint,
  mandate: m.mandate_paper_hint,
  other: m.apply_document_other_hint,
}

/** Every kind, for an answer: what was asked for may be of any; a mandate only of who has one. */
export const kindsFor = (carried: boolean): readonly DocumentKind[] => (carried ? ['mandate', ...kinds] : kinds)
const kinds: readonly DocumentKind[] = [
  'identity',
  'household-register',
  'income',
  'illness',
  'disability',
  'property',
  'other',
]
