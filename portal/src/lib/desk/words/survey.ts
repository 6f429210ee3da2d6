import type { HouseholdSignature, Housing } from '#shared/domain/applications/survey.ts'
import type { NeighbourRelation } from '#shared/domain/applications/enquiries.ts'
import type { VisitNoteKind } from '#shared/domain/applications/visit-note.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const housingWords: WordsFor<Housing> = {
  own: m.investigation_housing_own,
  rented: m.investigation_housing_rented,
  public: m.investigation_housing_public,
  borrowed: m.investigation_housing_borrowed,
  institution: m.investigation_housing_institution,
}

export const relationWords: WordsFor<NeighbourRelation> = {
  left: m.investigation_relation_left,
  right: m.investigation_relation_right,
  'same-building': m.investigation_relation_same_building,
  'group-leader': m.investigation_relation_group_leader,
  villager: m.investigation_relation_villager,
  other: m.investigation_relation_other,
}

export const noteWords: WordsFor<VisitNoteKind> = {
  safety: m.investigation_note_safety,
  sensitive: m.investigation_note_sensitive,
}

type Closed = (given: { words: string; when: string }) => string
export const householdWords: Readonly<Record<HouseholdSignature['how'], Closed>> = {
  portal: m.investigation_household_portal,
  code: m.investigation_household_code,
  drawn: m.investigation_household_drawn,
  refused: m.investigation_household_refused,
  unable: m.investigation_household_unable,
}

export const unsignedWords = { refused: m.investigation_note_refused, unable: m.investigation_note_unable }
