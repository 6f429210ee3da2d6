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

/** The result once more, from what was stored beside it. */
export const recompute = ({ policy, request, terms }: Calculation): EstimateResult => estimate(policy, request, terms)
