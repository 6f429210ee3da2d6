import { partsPerFen, yuan } from '#shared/domain/money.ts'
import { incomeLines, inWords, perCapitaLine, propertyLine, standardLine, type Standing } from './eligibility.ts'
import { recipientsOf, type EstimateRequest } from './household.ts'
import { monthlyParts, type Policy } from './policy.ts'
import type { Formula } from './procedure.ts'
import type { ExactStep } from './receipt.ts'
import type { Terms } from './terms.ts'

/** The lines of what is paid before top-ups, by the program's formula. */
export function baseLines(policy: Policy, request: EstimateRequest, standing: Standing, terms: Terms): ExactStep[] {
  const { formula } = terms
  switch (formula.kind) {
    case 'difference':
      return request.alone
        ? [...informing(policy, request, standing), aloneLine(policy, terms)]
        : (tierLines(policy, request, standing) ?? differenceLines(policy, request, standing))
    case 'share':
      return [...informing(policy, request, standing), shareLine(policy, request, formula.percentOfStandard)]
    case 'capped-sum':
      return cappedLines(policy, request, formula)
  }
}

/** Paid each month to who is poor enough; help in an emergency is one sum and does not wait for income (domain.md §4.5). */
export const asksForMeans = ({ kind }: Formula): boolean => kind !== 'capped-sum'

export const differenceLines = (policy: Policy, request: EstimateRequest, standing: Standing): ExactStep[] => [
  standardLine(policy, request),
  ...incomeLines(policy, request),
  perCapitaLine(policy, request, standing),
  propertyLine(policy, request, standing),
]

/** Where income decides but is not subtracted, its lines inform, and one line says the amount. */
const informing = (policy: Policy, request: EstimateRequest, standing: Standing): ExactStep[] =>
  differenceLines(policy, request, standing).map((line) => ({ ...line, parts: 0n }))

function tierLines(policy: Policy, request: EstimateRequest, standing: Standing): ExactStep[] | undefined {
  const persons = request.members.length
  const share = (percent: number) => (monthlyParts(policy.standard) * BigInt(persons * percent)) / 100n
  const tier = (policy.tiers ?? [])
    .toSorted((a, b) => a.incomeBelowPercentOfStandard - b.incomeBelowPercentOfStandard)
    .find(({ incomeBelowPercentOfStandard: percent }) => standing.income < share(percent))
  if (tier === undefined) return undefined
  const { perPersonFen: eachFen, incomeBelowPercentOfStandard: percent } = tier
  const quantity = `${persons} 人 × ${yuan(eachFen)} 元（人均收入低于标准的 ${percent}%）`
  const parts = BigInt(persons) * BigInt(eachFen) * partsPerFen
  const clause = '社会救助法 第十八条；57号文 第二十三条'
  return [
    ...informing(policy, request, standing),
    { label: 'tier', clause, quantity, persons, eachFen, percent, parts },
  ]
}

const percentOf = (policy: Policy, persons: number, percent: number) => ({
  quantity: `${persons} 人 × ${inWords(policy.standard)} × ${percent}%`,
  persons,
  eachFen: policy.standard.amountFen,
  per: policy.standard.per,
  percent,
  parts: (monthlyParts(policy.standard) * BigInt(persons * percent)) / 100n,
})

const aloneLine = (policy: Policy, { alone }: Terms): ExactStep => ({
  label: 'alone',
  clause: '57号文 第八条；社会救助法 第二十一条',
  ...percentOf(policy, 1, alone.paidPercent),
})

const shareLine = (policy: Policy, request: EstimateRequest, percent: number): ExactStep => ({
  label: 'share',
  clause: policy.citation,
  ...percentOf(policy, recipientsOf(request).length, percent),
})

/** What is needed, and what of it lies above the cap. The sum is paid once. */
function cappedLines(
  policy: Policy,
  request: EstimateRequest,
  { standards, each }: Extract<Formula, { kind: 'capped-sum' }>,
): ExactStep[] {
  const clause = policy.citation
  const needed = BigInt(request.neededFen ?? 0) * partsPerFen
  const persons = each === 'person' ? request.members.length : 1
  const cap = monthlyParts(policy.standard) * BigInt(standards * persons)
  const quantity = `${persons} × ${standards} 个月 × ${inWords(policy.standard)}`
  const { amountFen: eachFen, per } = policy.standard
  return [
    { label: 'needed', clause, quantity: `${yuan(request.neededFen ?? 0)} 元`, parts: needed },
    { label: 'cap', clause, quantity, persons, eachFen, per, parts: needed > cap ? cap - needed : 0n },
  ]
}
