import { firstDayOf } from '#shared/domain/calendar/calendar.ts'
import { birthDateOf } from '#shared/domain/people/identity-number.ts'
import type { EstimateRequest } from '#shared/domain/programs/estimate.ts'
import type { Income } from '#shared/domain/programs/household.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { countedIncomes, type Adjustment } from './adjustment.ts'
import type { CompleteAnswers } from './answers.ts'
import { aloneReasons, countingOf } from './counted.ts'

/** What is asked for the sake of the sum. */
type Told = Omit<CompleteAnswers, 'account'>
type Assessed = { readonly program: string; readonly adjustments: readonly Adjustment[] }

/** The answers as the calculation asks for them, with the members and the incomes that count; `month` is YYYY-MM. */
export function assessment(
  { program, adjustments }: Assessed,
  answers: Told,
  month: string,
  { supportCountedPercent }: Pick<Procedure, 'supportCountedPercent'>,
): EstimateRequest {
  const on = firstDayOf(month)
  const alone = reasonAlone(answers, on)
  const counts = answers.members.map((member, position) =>
    alone === 'disabled-without-work' ? position === 0 : countingOf(member, on).counted,
  )
  const ofCounted = ({ member }: { readonly member: number }) => counts[member] === true
  const support = (answers.supporters ?? []).map(({ paid }): Income => ({ kind: 'family-support', ...paid }))
  const share = supportCountedPercent === 100 ? {} : { countedPercent: supportCountedPercent }
  return {
    region: answers.place.village,
    program,
    month,
    members: answers.members
      .filter((_, position) => counts[position])
      .map(({ idNumber, disabilityGrade, seriouslyIll }) => ({
        birthDate: birthDateOf(idNumber),
        disabilityGrade,
        seriouslyIll,
      })),
    income: [
      ...countedIncomes(answers, adjustments)
        .filter(ofCounted)
        .map(({ member: _member, ...income }) => income),
      ...support.filter(({ amountFen }) => amountFen > 0).map((income) => ({ ...income, ...share })),
    ],
    deductions: answers.deductions.filter(ofCounted).map(({ kind, amountFen, per }) => ({ kind, amountFen, per })),
    property: answers.property,
    ...(alone !== undefined && alone !== 'disabled-without-work' && { alone: true }),
  }
}

/** Only for a reason that the applicant has. */
const reasonAlone = (answers: Told, on: string) =>
  aloneReasons(answers, on).find((reason) => reason === answers.circumstances.alone)
