import type { Role } from '#shared/domain/people/person.ts'
import type { OfficeChange } from '#shared/domain/people/officer.ts'
import type { KinRelation } from '#shared/domain/people/kin.ts'
import type { Outcome } from '#shared/domain/programs/draft.ts'
import type { ExampleName } from '#shared/domain/programs/examples.ts'
import type { topUpKinds } from '../policy-form.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const kinRelationWords: WordsFor<KinRelation> = {
  self: m.people_relation_self,
  spouse: m.people_relation_spouse,
  parent: m.people_relation_parent,
  child: m.people_relation_child,
  sibling: m.people_relation_sibling,
  grandparent: m.people_relation_grandparent,
  grandchild: m.people_relation_grandchild,
}

export const officeDeedWords: WordsFor<OfficeChange['deed']> = {
  joined: m.people_deed_joined,
  changed: m.people_deed_changed,
  left: m.people_deed_left,
}

export const topUpWords: WordsFor<(typeof topUpKinds)[number]> = {
  disabilityGradeAtMost: m.people_policy_kind_disability,
  seriouslyIll: m.people_policy_kind_illness,
  ageAtLeast: m.people_policy_kind_age,
  ageBelow: m.people_policy_kind_child,
}

export const outcomeWords: WordsFor<Outcome> = {
  raised: m.people_policy_raised,
  lowered: m.people_policy_lowered,
  unchanged: m.people_policy_unchanged,
  newlyEligible: m.people_policy_newly,
  noLongerEligible: m.people_policy_no_longer,
}

export const exampleWords: WordsFor<ExampleName> = {
  'elder-alone': m.people_policy_example_elder,
  'couple-odd-jobs': m.people_policy_example_couple,
  'disabled-son': m.people_policy_example_son,
  'ill-with-child': m.people_policy_example_ill,
  'just-above': m.people_policy_example_above,
}

/** Who goes on with a case from which somebody of this role stands aside. */
export function takesOver(role: Role): string {
  if (role === 'town-officer') return m.people_aside_town()
  return role === 'town-lead' ? m.people_aside_lead() : m.people_aside_county()
}
