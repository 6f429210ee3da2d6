import { Member } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import type { Typed } from '#lib/server/refusal.ts'
import { given, type Question, typedYesNo, wholeNumber, yesNo } from '../question.ts'

const fields = ['name', 'idNumber', 'relation', 'disabilityGrade', 'seriouslyIll'] as const

/** Who someone is; how they live is asked on a page of its own, where it decides anything. */
const Told = Member.omit({ living: true, absence: true })
export type Told = z.infer<typeof Told>
export const toldOf = (saved: Member | undefined): Told | undefined => saved && Told.strip().parse(saved)

/** One member of the household. The first is the applicant, who is not asked for a relation. */
export const member = (position: number): Question<Told> => ({
  schema: Told,
  fields,
  show: ({ name, idNumber, relation, disabilityGrade, seriouslyIll }) => ({
    name,
    idNumber,
    relation,
    disabilityGrade: disabilityGrade === null ? 'none' : String(disabilityGrade),
    seriouslyIll: typedYesNo(seriouslyIll),
  }),
  read: (typed) => ({
    name: typed['name'],
    idNumber: typed['idNumber'],
    relation: position === 1 ? 'self' : given(typed['relation']),
    disabilityGrade: grade(typed),
    seriouslyIll: yesNo(typed['seriouslyIll']),
  }),
  // Two members with one number are told at the second of them, whichever page was sent.
  field: (path) => fields.find((field) => path === field || path.endsWith(`.${field}`)),
})

function grade({ disabilityGrade }: Typed): number | null | undefined {
  return disabilityGrade === 'none' ? null : wholeNumber(disabilityGrade)
}
