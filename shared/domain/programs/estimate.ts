import * as z from 'zod'
import { Fen, rounded, roundHalfUp, yuan } from '#shared/domain/money.ts'
import { procedureUnder } from './procedure.ts'
import { incomeStanding, type Standing } from './eligibility.ts'
import { asksForMeans, baseLines, differenceLines } from './formula.ts'
import { recipientsOf, type EstimateRequest } from './household.ts'
import type { Policy } from './policy.ts'
import type { Rounding } from './procedure.ts'
import { settle, Step, sumOf, totalOf } from './receipt.ts'
import type { Terms } from './terms.ts'
import { topUpLines } from './top-ups.ts'

export { EstimateRequest } from './household.ts'

export const IneligibleReason = z.enum(['income-not-below-standard', 'income-not-below-margin', 'property-above-limit'])
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
 * The amount under one policy version and the program's terms (dibao: base = standard × persons − countable income, plus
 * top-ups, rounded once, plus subsidies). Exact until the last line; the request is valid, and the policy the one in force
 * for it.
 */
export function estimate(
  policy: Policy,
  asked: EstimateRequest,
  terms: Terms = procedureUnder(asked.program, policy),
): EstimateResult {
  const standing = incomeStanding(policy, asked, terms)
  const request = standing.belowStandard ? wholeHousehold(asked) : asked
  const reasons = asksForMeans(terms.formula) ? reasonsAgainst(request, standing) : []
  return reasons.length > 0
    ? refusal(policy, request, standing, reasons)
    : entitlement(policy, request, standing, terms)
}

/** Nobody applies alone out of a household that is poor enough itself: then nobody of it is left out (domain.md C22). */
const wholeHousehold = ({ alone: _alone, ...request }: EstimateRequest): EstimateRequest => request

function reasonsAgainst({ alone }: EstimateRequest, standing: Standing): IneligibleReason[] {
  const poor = alone ? standing.belowMargin : standing.belowStandard
  const reason = alone ? 'income-not-below-margin' : 'income-not-below-standard'
  return [
    ...(poor ? [] : ([reason] as const)),
    ...(standing.propertyWithinLimits ? [] : (['property-above-limit'] as const)),
  ]
}

function entitlement(policy: Policy, request: EstimateRequest, standing: Standing, terms: Terms): EstimateResult {
  const base = baseLines(policy, request, standing, terms)
  const monthly = asksForMeans(terms.formula)
  const topUps = monthly ? topUpLines(policy, request, terms) : []
  const subsidies = monthly ? subsidySteps(policy, request) : []
  const baseFen = roundHalfUp(sumOf(base))
  const topUpFen = roundHalfUp(sumOf(topUps))
  const subsidyFen = totalOf(subsidies)
  const beforeMinimum = rounded(sumOf(base) + sumOf(topUps), terms.rounding)
  const minimum = minimumPaymentSteps(policy, beforeMinimum)
  const steps = [
    ...settle(base),
    ...settle(topUps),
    ...roundingSteps(beforeMinimum - baseFen - topUpFen, terms.rounding),
    ...minimum,
    ...subsidies,
  ]
  const monthlyFen = beforeMinimum + totalOf(minimum) + subsidyFen
  return { eligible: true, reasons: [], baseFen, topUpFen, subsidyFen, monthlyFen, policyId: policy.id, steps }
}

const closingLines: Readonly<Record<IneligibleReason, Pick<Step, 'clause' | 'quantity'>>> = {
  'income-not-below-standard': { clause: '社会救助法 第十八条', quantity: '收入不低于标准' },
  'income-not-below-margin': { clause: '57号文 第八条；社会救助法 第二十一条', quantity: '收入不低于低保边缘线' },
  'property-above-limit': { clause: '57号文 第十四条', quantity: '财产超过限额' },
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
  const closing = reasons.map((label, position): Step => ({
    label,
    ...closingLines[label],
    amountFen: position === 0 ? 0 - missing : 0,
  }))
  const nothing = { baseFen: 0, topUpFen: 0, subsidyFen: 0, monthlyFen: 0 }
  return { eligible: false, reasons, ...nothing, policyId: policy.id, steps: [...lines, ...closing] }
}

const roundingWords: Readonly<Record<Rounding, string>> = {
  HALF_UP_FEN: '按户合计，四舍五入到分',
  CEIL_YUAN: '按户合计，进到整元',
  FLOOR_FEN: '按户合计，舍去不足一分的部分',
}

const roundingSteps = (amountFen: number, rounding: Rounding): Step[] =>
  amountFen === 0
    ? []
    : [{ label: 'rounding', clause: roundingWords[rounding], quantity: `${yuan(amountFen)} 元`, amountFen }]

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

function subsidySteps(policy: Policy, request: EstimateRequest): Step[] {
  const persons = recipientsOf(request).length
  return policy.priceSubsidies
    .filter(({ from, to }) => from <= request.month && request.month <= to)
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
