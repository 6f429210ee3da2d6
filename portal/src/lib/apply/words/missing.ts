import type { MissingAnswer, Subject } from '#shared/domain/applications/deficiency.ts'
import { m } from '#lib/paraglide/messages.js'
import { sectionName } from './answers.ts'

export const subjectName: Record<Subject, () => string> = {
  ...sectionName,
  authorisation: m.entry_subject_authorisation,
  mandate: m.entry_subject_mandate,
  'identity-card': m.entry_subject_identity_card,
  'residence-permit': m.entry_subject_residence_permit,
  'medical-record': m.entry_subject_medical_record,
  'court-ruling': m.entry_subject_court_ruling,
  'disability-card': m.entry_subject_disability_card,
  'employer-statement': m.entry_subject_employer_statement,
  'school-statement': m.entry_subject_school_statement,
  tenancy: m.entry_subject_tenancy,
  'support-agreement': m.entry_subject_support_agreement,
  'household-booklet': m.entry_subject_household_booklet,
  'tax-record': m.entry_subject_tax_record,
  'insurance-record': m.entry_subject_insurance_record,
  'property-deed': m.entry_subject_property_deed,
  'vehicle-licence': m.entry_subject_vehicle_licence,
  'business-licence': m.entry_subject_business_licence,
  'housing-fund-record': m.entry_subject_housing_fund_record,
  'bank-statement': m.entry_subject_bank_statement,
}

export const missingWords = ({ subject, words }: { subject: Subject; words: string }): string =>
  m.entry_missing_item({ subject: subjectName[subject](), words })

export const answerWords: Record<MissingAnswer['how'], () => string> = {
  documents: m.entry_how_documents,
  commitment: m.entry_how_commitment,
  words: m.entry_how_words,
}
