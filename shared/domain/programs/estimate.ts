import * as z from 'zod'
import { Fen, partsPerFen, roundHalfUp, yuan } from '#shared/domain/money.ts'
import { incomeStanding, incomeLines, perCapitaLine, propertyLine, standardLine, type Standing } from './eligibility.ts'
import type { EstimateRequest } from './household.ts'
import { monthlyParts, type Policy } from './policy.ts'
import { settle, Step, sumOf, totalOf, type ExactStep } from './receipt.ts'
import { topUpLines } from './top-ups.ts'

export { EstimateRequest } from './household.ts'

export const IneligibleReason = z.enum(['income-not-below-standard', 'property-above-limit'])
export type IneligibleReason = z.infer<typeof IneligibleReason>

/** What a household would receive each month, and how that comes about; the total of `steps` is `monthlyFen`. */
export const EstimateResult = z.strictObject({
  eligible: z.boolean(),
  /** In this order; empty when eligible. */
  reasons: z.array(IneligibleReason),
  baseFen: Fen,
  topUpFen: Fen,
  subsidyFen: Fen,
  monthlyFen: Fen,
  policyId: z.string(),
  steps: z.array(Step),
})
export type EstimateResult = z.infer<typeof EstimateResult>

/**
 * The amount under one policy version (domain formula: base = standard × persons − countable income, plus top-ups, rounded
 * once, plus subsidies). Exact until the last line; the request is valid, and the policy the one in force for it.
 */
export function estimate(policy: Policy, request: EstimateRequest): EstimateResult {
  const standing = incomeStanding(policy, request)
  const reasons: IneligibleReason[] = [
    ...(standing.belowStandard ? [] : ['income-not-below-standard' as const]),
    ...(standing.propertyWithinLimits ? [] : ['property-above-limit' as const]),
  ]
  return reasons.length > 0 ? refusal(policy, request, standing, reasons) : entitlement(policy, request, standing)
}

function entitlement(policy: Policy, request: EstimateRequest, standing: Standing): EstimateResult {
  const baseLines = tierLines(policy, request, standing) ?? differenceLines(policy, request, standing)
  const topUps = topUpLines(policy, request)
  const subsidies = subsidySteps(policy, request)
  const baseFen = roundHalfUp(sumOf(baseLines))
  const topUpFen = roundHalfUp(sumOf(topUps))
  const subsidyFen = totalOf(subsidies)
  const beforeMinimum = roundHalfUp(sumOf(baseLines) + sumOf(topUps))
  const minimum = minimumPaymentSteps(policy, beforeMinimum)
  const steps = [
    ...settle(baseLines),
    ...settle(topUps),
    ...roundingSteps(beforeMinimum - baseFen - topUpFen),
    ...minimum,
    ...subsidies,
  ]
  const monthlyFen = beforeMinimum + totalOf(minimum) + subsidyFen
  return { eligible: true, reasons: [], baseFen, topUpFen, subsidyFen, monthlyFen, policyId: policy.id, steps }
}

/** The same lines, and one for each reason that takes the rest away, so that this receipt too can be checked. */
function refusal(
  policy: Policy,
  request: EstimateRequest,
  standing: Standing,
  reasons: IneligibleReason[],
): EstimateResult {
  const lines = settle(differenceLines(policy, request, standing))
  const missing = totalOf(lines)
  const closing = reasons.map((reason, position): Step => {
    const amountFen = position === 0 ? -missing : 0
    return reason === 'income-not-below-standard'
      ? { label: reason, clause: '社会救助法 第十八条', quantity: '收入不低于标准', amountFen: amountFen || 0 }
      : { label: reason, clause: '57号文 第十四条', quantity: '财产超过限额', amountFen: amountFen || 0 }
  })
  const nothing = { baseFen: 0, topUpFen: 0, subsidyFen: 0, monthlyFen: 0 }
  return { eligible: false, reasons, ...nothing, policyId: policy.id, steps: [...lines, ...closing] }
}

const differenceLines = (policy: Policy, request: EstimateRequest, standing: Standing): ExactStep[] => [
  standardLine(policy, request),
  ...incomeLines(policy, request),
  perCapitaLine(policy, request, standing),
  propertyLine(policy, request, standing),
]

/** With tiers, income decides the tier and is not subtracted: its lines inform, and one line says the fixed amount. */
function tierLines(policy: Policy, request: EstimateRequest, standing: Standing): ExactStep[] | undefined {
  const persons = request.members.length
  const share = (percent: number) => (monthlyParts(policy.standard) * BigInt(persons * percent)) / 100n
  const tier = (policy.tiers ?? [])
    .toSorted((a, b) => a.incomeBelowPercentOfStandard - b.incomeBelowPercentOfStandard)
    .find(({ incomeBelowPercentOfStandard: percent }) => standing.income < share(percent))
  if (tier === undefined) return undefined
  const { perPersonFen: eachFen, incomeBelowPercentOfStandard: percent } = tier
  const informing = differenceLines(policy, request, standing).map((line) => ({ ...line, parts: 0n }))
  const quantity = `${persons} 人 × ${yuan(eachFen)} 元（人均收入低于标准的 ${percent}%）`
  const parts = BigInt(persons) * BigInt(eachFen) * partsPerFen
  const clause = '社会救助法 第十八条；57号文 第二十三条'
  return [...informing, { label: 'tier', clause, quantity, persons, eachFen, percent, parts }]
}

const roundingSteps = (amountFen: number): Step[] =>
  amountFen === 0
    ? []
    : [{ label: 'rounding', clause: '按户合计，四舍五入到分', quantity: `${yuan(amountFen)} 元`, amountFen }]

function minimumPaymentSteps(policy: Policy, amountFen: number): Step[] {
  const minimum = policy.minimumPayment
  if (minimum === undefined || amountFen === 0 || amountFen >= minimum.amountFen) return []
  const change = minimum.below === 'raise' ? minimum.amountFen - amountFen : -amountFen
  const quantity = `${minimum.below === 'raise' ? '不足时补到' : '不发低于'} ${yuan(minimum.amountFen)} 元`
  const limit = minimum.amountFen
  return [
    { label: 'minimum-payment', kind: minimum.below, clause: policy.citation, quantity, limit, amountFen: change },
  ]
}

function subsidySteps(policy: Policy, { members, month }: EstimateRequest): Step[] {
  const persons = members.length
  return policy.priceSubsidies
    .filter(({ from, to }) => from <= month && month <= to)
    .map(({ name, perPersonFen: eachFen }) => ({
      label: 'subsidy',
      kind: name,
      clause: '社会救助法 第三十二条',
      quantity: `${persons} 人 × ${yuan(eachFen)} 元`,
      amountFen: persons * eachFen,
      persons,
      eachFen,
    }))
}
