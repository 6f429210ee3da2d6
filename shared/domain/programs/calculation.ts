import * as z from 'zod'
import { estimate, EstimateRequest, EstimateResult } from './estimate.ts'
import { Policy } from './policy.ts'
import { Terms } from './terms.ts'

/**
 * A calculation with all it came from: what was asked, the policy version and the program's terms as they were, every step
 * and the result. It needs nothing else to be computed again, so nothing that changes later changes it.
 */
export const Calculation = z.strictObject({
  request: EstimateRequest,
  policy: Policy,
  terms: Terms,
  result: EstimateResult,
})
export type Calculation = z.infer<typeof Calculation>

export const calculate = (policy: Policy, request: EstimateRequest, terms: Terms): Calculation => ({
  request,
  policy,
  terms: Terms.strip().parse(terms),
  result: estimate(policy, request, terms),
})

/** For how many it is paid: who counts, or one who applies alone; where nothing was calculated, everybody named. */
export const personsPaid = (calculation: Calculation | null, named: readonly unknown[] = []): number => {
  if (calculation === null) return named.length
  const { result, request } = calculation
  return result.steps.some(({ label }) => label === 'alone') ? 1 : request.members.length
}

/** The result once more, from what was stored beside it. */
export const recompute = ({ policy, request, terms }: Calculation): EstimateResult => estimate(policy, request, terms)
