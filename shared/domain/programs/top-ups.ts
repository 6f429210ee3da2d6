import { ageOn, firstDayOf } from '#shared/domain/calendar/calendar.ts'
import { yuan } from '#shared/domain/money.ts'
import { recipientsOf, type CountedMember, type EstimateRequest } from './household.ts'
import { monthlyParts, type Policy, type TopUp } from './policy.ts'
import type { ExactStep } from './receipt.ts'
import type { Terms } from './terms.ts'

/** One line for each category that anyone falls under, in the policy's order: never one member's reasons by name. */
export function topUpLines(policy: Policy, request: EstimateRequest, { topUpsAddUp }: Terms): ExactStep[] {
  const chosen = recipientsOf(request).flatMap((member) => {
    const fitting = policy.topUps.filter((topUp) => fits(topUp, member, request.month))
    return topUpsAddUp ? fitting : largest(fitting)
  })
  return policy.topUps.flatMap((topUp) => {
    const persons = chosen.filter((choice) => choice === topUp).length
    return persons === 0 ? [] : [topUpLine(policy, topUp, persons)]
  })
}

/** A member gets the largest that fits, never the sum, unless the region says so. */
const largest = (fitting: readonly TopUp[]) =>
  fitting.toSorted((a, b) => b.percentOfStandard - a.percentOfStandard).slice(0, 1)

/** Age is full years on the first day of the month; a child born later in it is not yet one year old either. */
function fits(topUp: TopUp, member: CountedMember, month: string): boolean {
  const age = Math.max(0, ageOn(member.birthDate, firstDayOf(month)))
  if ('disabilityGradeAtMost' in topUp)
    return member.disabilityGrade !== null && member.disabilityGrade <= topUp.disabilityGradeAtMost
  if ('seriouslyIll' in topUp) return member.seriouslyIll
  return 'ageAtLeast' in topUp ? age >= topUp.ageAtLeast : age < topUp.ageBelow
}

function topUpLine(policy: Policy, topUp: TopUp, persons: number): ExactStep {
  const { amountFen: eachFen, per } = policy.standard
  const percent = topUp.percentOfStandard
  const standard = `${yuan(eachFen)} 元${per === 'year' ? '/年 ÷ 12' : ''}`
  return {
    label: 'top-up',
    ...category(topUp),
    clause: '社会救助法 第二十条；57号文 第二十七条',
    quantity: `${persons} 人 × ${standard} × ${percent}%`,
    persons,
    eachFen,
    per,
    percent,
    parts: (monthlyParts(policy.standard) * BigInt(persons * percent)) / 100n,
  }
}

function category(topUp: TopUp): { kind: string; limit?: number } {
  if ('disabilityGradeAtMost' in topUp) return { kind: 'disability', limit: topUp.disabilityGradeAtMost }
  if ('seriouslyIll' in topUp) return { kind: 'serious-illness' }
  return 'ageAtLeast' in topUp
    ? { kind: 'age-at-least', limit: topUp.ageAtLeast }
    : { kind: 'age-below', limit: topUp.ageBelow }
}
