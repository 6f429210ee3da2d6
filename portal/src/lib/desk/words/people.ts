import type { Role } from '#shared/domain/people/person.ts'
import type { OfficeChange } from '#shared/domain/people/officer.ts'
import type { KinRelation } from '#shared/domain/people/kin.ts'
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

/** Who goes on with a case from which somebody of this role stands aside. */
export function takesOver(role: Role): string {
  if (role === 'town-officer') return m.people_aside_town()
  return role === 'town-lead' ? m.people_aside_lead() : m.people_aside_county()
}
