import type { EstimateRequest } from '#shared/domain/programs/estimate.ts'
import { birthDateOf } from '#shared/domain/people/identity-number.ts'
import type { CompleteAnswers } from './answers.ts'

/** The answers as the calculation asks for them; `month` is YYYY-MM. */
export const assessment = (program: string, answers: CompleteAnswers, month: string): EstimateRequest => ({
  region: answers.place.village,
  program,
  month,
  members: answers.members.map(({ idNumber, disabilityGrade, seriouslyIll }) => ({
    birthDate: birthDateOf(idNumber),
    disabilityGrade,
    seriouslyIll,
  })),
  income: answers.incomes.map(({ kind, amountFen, per }) => ({ kind, amountFen, per })),
  deductions: answers.deductions.map(({ kind, amountFen, per }) => ({ kind, amountFen, per })),
  property: answers.property,
})
