import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, EstimateRequest, EstimateResult } from '#shared/domain/programs/estimate.ts'
import { DeductionKind, IncomeKind, policyInForce, PolicyFile, type Policy } from '#shared/domain/programs/policy.ts'
import policyFile from '../cases/policies.json' with { type: 'json' }

const { policies } = PolicyFile.parse(policyFile)
const policyFor = (request: EstimateRequest): Policy => {
  const policy = policyInForce(policies, request)
  if (policy === undefined) throw new Error(`no policy for ${request.region} in ${request.month}`)
  return policy
}
const asked = (request: EstimateRequest) => estimate(policyFor(request), request)
const totalOf = (result: EstimateResult) => result.steps.reduce((total, step) => total + step.amountFen, 0)

const sums = fc.record({ amountFen: fc.integer({ min: 0, max: 400_000 }), per: fc.constantFrom('month', 'year') })
const households = fc.record({
  region: fc.constantFrom('341623100201', '361124101201', '500153101201'),
  program: fc.constantFrom('urban-dibao', 'rural-dibao'),
  month: fc.constantFrom('2017-07', '2026-11'),
  members: fc.array(
    fc.record({
      birthDate: fc.constantFrom('1940-01-01', '1956-11-01', '1980-05-05', '2010-09-30'),
      disabilityGrade: fc.constantFrom(null, 1, 2, 3, 4),
      seriouslyIll: fc.boolean(),
    }),
    { minLength: 1, maxLength: 15 },
  ),
  income: fc.array(
    fc.tuple(fc.constantFrom(...IncomeKind.options), sums).map(([kind, sum]) => ({ kind, ...sum })),
    { maxLength: 5 },
  ),
  deductions: fc.array(
    fc.tuple(fc.constantFrom(...DeductionKind.options), sums).map(([kind, sum]) => ({ kind, ...sum })),
    { maxLength: 3 },
  ),
  property: fc.record({
    financialFen: fc.integer({ min: 0, max: 2_000_000 }),
    cars: fc.constantFrom(0, 0, 0, 1),
    homes: fc.constantFrom(0, 1, 1, 2),
    shops: fc.constantFrom(0, 0, 0, 1),
  }),
})
const served = households.filter((request) => policyInForce(policies, EstimateRequest.parse(request)) !== undefined)
const always = (property: (request: EstimateRequest) => void) =>
  fc.assert(
    fc.property(served, (request) => property(EstimateRequest.parse(request))),
    { numRuns: 500 },
  )

describe('for any household', () => {
  test('nothing is negative, the figures agree, and the lines add up to what is paid', () => {
    always((request) => {
      const result = asked(request)
      expect(EstimateResult.safeParse(result).success).toBe(true)
      expect(totalOf(result)).toBe(result.monthlyFen)
      expect(Math.abs(result.monthlyFen - result.baseFen - result.topUpFen - result.subsidyFen)).toBeLessThanOrEqual(1)
      expect(result.eligible).toBe(result.reasons.length === 0)
      if (!result.eligible)
        expect([result.baseFen, result.topUpFen, result.subsidyFen, result.monthlyFen]).toEqual([0, 0, 0, 0])
    })
  })

  test('the rounding line appears exactly when the rounded parts miss the total', () => {
    always((request) => {
      const { baseFen, topUpFen, subsidyFen, monthlyFen, steps } = asked(request)
      const rounding = steps.filter(({ label }) => label === 'rounding').map(({ amountFen }) => amountFen)
      const missing = monthlyFen - baseFen - topUpFen - subsidyFen
      expect(rounding).toEqual(missing === 0 ? [] : [missing])
    })
  })

  test('more counted income never means more money', () => {
    always((request) => {
      const richer = {
        ...request,
        income: [...request.income, { kind: 'wage', amountFen: 777, per: 'month' } as const],
      }
      const [before, after] = [asked(request), asked(richer)]
      expect(after.monthlyFen).toBeLessThanOrEqual(before.monthlyFen)
      if (after.eligible) expect(before.eligible).toBe(true)
    })
  })

  test('the order of members, incomes and costs changes no figure', () => {
    always((request) => {
      const { steps: _steps, ...figures } = asked(request)
      const reversed = {
        ...request,
        members: request.members.toReversed(),
        income: request.income.toReversed(),
        deductions: request.deductions.toReversed(),
      }
      expect(asked(reversed)).toMatchObject(figures)
    })
  })

  test('exactly at the standard is not below it; one fen less is', () => {
    always((request) => {
      const { amountFen, per } = policyFor(request).standard
      const modest = { ...request, deductions: [], property: { financialFen: 0, cars: 0, homes: 0, shops: 0 } }
      const earning = (fen: number) => asked({ ...modest, income: [{ kind: 'wage', amountFen: fen, per }] })
      expect(earning(amountFen * request.members.length).reasons).toEqual(['income-not-below-standard'])
      expect(earning(amountFen * request.members.length - 1).eligible).toBe(true)
    })
  })
})
