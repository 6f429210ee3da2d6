import * as z from 'zod'
import { ageOn } from '#shared/domain/calendar/calendar.ts'
import { birthDateOf } from '#shared/domain/people/identity-number.ts'
import { earned } from '#shared/domain/programs/policy.ts'
import type { Answers, Member } from './answers.ts'

/** Why a member is counted or not: the lines of 57号 art. 7. */
export const CountingRule = z.enum([
  'applicant',
  'spouse',
  'minor-child',
  'student',
  'needs-care',
  'together',
  'apart',
  'no-duty',
  'clergy',
  'prison',
  'detox',
  'missing',
])
export type CountingRule = z.infer<typeof CountingRule>

/** Whether a member is counted, why, and where it is written. */
export const Counting = z.strictObject({ counted: z.boolean(), rule: CountingRule, clause: z.string() })
export type Counting = z.infer<typeof Counting>

const counted = (rule: CountingRule, item: string): Counting => ({
  counted: true,
  rule,
  clause: `57号文 第七条（${item}）`,
})
const notCounted = (rule: CountingRule, item: string): Counting => ({
  counted: false,
  rule,
  clause: `57号文 第七条${item}`,
})

type Answered = Pick<Member, 'relation' | 'idNumber' | 'living' | 'absence'>

const isMinor = ({ idNumber }: Answered, on: string) => ageOn(birthDateOf(idNumber), on) < 18

/** Adult children and all further kin count by how they live; what was not asked is the ordinary case: together. */
const byLiving = ({ relation, living = relation === 'other' ? 'no-duty' : 'together' }: Answered): Counting => {
  switch (living) {
    case 'student':
    case 'needs-care':
      return counted(living, '三')
    case 'together':
      return counted(living, '四')
    case 'apart':
    case 'no-duty':
      return notCounted(living, '（四）')
  }
}

/** Whether a member is counted on a day (57号 art. 7), by which line. */
export function countingOf(member: Answered, on: string): Counting {
  const { relation, absence } = member
  if (relation === 'self') return counted('applicant', '一')
  if (absence === 'clergy') return notCounted(absence, '第二款（一）')
  if (absence) return notCounted(absence, '第二款（二）')
  if (relation === 'spouse') return counted('spouse', '一')
  if (relation === 'child' && isMinor(member, on)) return counted('minor-child', '二')
  return byLiving(member)
}

/** How many of a household are counted on a day. */
export const countedIn = (members: readonly Answered[], on: string): number =>
  members.filter((member) => countingOf(member, on).counted).length

/** The answers about how someone lives that decide whether they count; none for who counts anyhow. */
export function livingChoices({ relation, idNumber }: Pick<Member, 'relation' | 'idNumber'>, on: string) {
  switch (relation) {
    case 'self':
    case 'spouse':
      return []
    case 'child':
      return isMinor({ relation, idNumber }, on) ? [] : (['student', 'needs-care', 'together', 'apart'] as const)
    case 'other':
      return ['together', 'apart', 'no-duty'] as const
    case 'parent':
    case 'grandparent':
    case 'grandchild':
    case 'sibling':
      return ['together', 'apart'] as const
  }
}

/**
 * Why the applicant may apply alone on a day; empty where it cannot matter. From a marginal household by 57号 art. 8; a
 * grown-up who is severely disabled and has no work, whatever the family has (民发〔2022〕83号).
 */
export function aloneReasons({ members = [], incomes = [] }: Pick<Answers, 'members' | 'incomes'>, on: string) {
  const [applicant] = members
  if (applicant === undefined) return []
  const grade = applicant.disabilityGrade ?? Infinity
  const works = incomes.some(({ member, kind }) => member === 0 && earned.includes(kind))
  return [
    ...(grade <= 2 && !isMinor(applicant, on) && !works ? (['disabled-without-work'] as const) : []),
    ...(grade <= 2 ? (['severe-disability'] as const) : []),
    ...(grade === 3 ? (['mental-disability'] as const) : []),
    ...(applicant.seriouslyIll ? (['serious-illness'] as const) : []),
  ]
}
