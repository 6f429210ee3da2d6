import type { CompleteAnswers, Member, Section, Supporter } from '#shared/domain/applications/answers.ts'
import type { Period } from '#shared/domain/programs/policy.ts'
import type * as z from 'zod'
import type { Choice } from '#lib/components/choice.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'

type Words<Key extends string> = Record<Key, () => string>

export const sectionName: Words<Section> = {
  place: m.apply_section_place,
  members: m.apply_section_members,
  incomes: m.apply_section_incomes,
  supporters: m.household_section_supporters,
  deductions: m.apply_section_deductions,
  property: m.apply_section_property,
  account: m.apply_section_account,
  circumstances: m.apply_section_circumstances,
}

export const relationName: Words<Member['relation']> = {
  self: m.apply_relation_self,
  spouse: m.apply_relation_spouse,
  child: m.apply_relation_child,
  parent: m.apply_relation_parent,
  grandparent: m.apply_relation_grandparent,
  grandchild: m.apply_relation_grandchild,
  sibling: m.apply_relation_sibling,
  other: m.apply_relation_other,
}

/** Seen from whoever is supported. */
export const supporterRelationName: Words<Supporter['relation']> = {
  child: m.apply_relation_child,
  parent: m.apply_relation_parent,
  spouse: m.apply_relation_spouse,
  grandchild: m.apply_relation_grandchild,
  grandparent: m.apply_relation_grandparent,
  sibling: m.apply_relation_sibling,
}

type Cause = 'illness' | 'disability' | 'old-age' | 'unemployment' | 'schooling' | 'accident' | 'other'
export const causeName: Words<Cause> = {
  illness: m.apply_cause_illness,
  disability: m.apply_cause_disability,
  'old-age': m.apply_cause_old_age,
  unemployment: m.apply_cause_unemployment,
  schooling: m.apply_cause_schooling,
  accident: m.apply_cause_accident,
  other: m.apply_cause_other,
}

type Alone = NonNullable<CompleteAnswers['circumstances']['alone']>
export const aloneName: Words<Alone> = {
  'severe-disability': m.household_alone_severe_disability,
  'mental-disability': m.household_alone_mental_disability,
  'serious-illness': m.household_alone_serious_illness,
  'disabled-without-work': m.household_alone_without_work,
}

export const accountKindName: Words<'CARD' | 'PASSBOOK'> = {
  CARD: m.apply_account_card,
  PASSBOOK: m.apply_account_passbook,
}

export const periodName: Words<z.infer<typeof Period>> = { month: m.period_month, year: m.period_year }

export const gradeName = (grade: number | null): string =>
  grade === null ? m.check_disability_none() : m.check_disability_grade({ grade })

export const choicesOf = <Key extends string>(words: Words<Key>, without?: Key): Choice[] =>
  Object.entries<() => string>(words).flatMap(([value, text]) => (value === without ? [] : [{ value, text: text() }]))

/** "打零工，每月 1,200.00 元". */
export const lineWords = (kind: string, fen: number, per: z.infer<typeof Period>): string =>
  m.apply_line({ kind, per: periodName[per](), amount: yuan(fen) })
