import { describe, expect, test } from 'vitest'
import { gradualExit, withoutShare } from '#shared/domain/benefits/proposals.ts'
import { calculate, recompute } from '#shared/domain/programs/calculation.ts'
import { EstimateRequest } from '#shared/domain/programs/estimate.ts'
import { PolicyFile, policyInForce, type Policy } from '#shared/domain/programs/policy.ts'
import { procedureUnder, type Switches } from '#shared/domain/programs/procedure.ts'
import policyFile from '../../cases/policies.json' with { type: 'json' }

/** The worked examples of the domain file (§7.2), by their numbers, through the real formula. */

const { policies } = PolicyFile.parse(policyFile)
const adult = { birthDate: '1980-01-01', disabilityGrade: null, seriouslyIll: false }
const old = { ...adult, birthDate: '1940-01-01' }
const disabled = { ...adult, disabilityGrade: 2 }
const nothing = { income: [], deductions: [], property: { financialFen: 0, cars: 0, homes: 1, shops: 0 } }
const [before, after] = ['2017-06', '2017-07'] as const
const urban = { region: '341623100001', program: 'urban-dibao', month: after, ...nothing }
const rural = { region: '341623100201', program: 'rural-dibao', month: after, ...nothing }
const monthly = (kind: string, amountFen: number) => ({ kind, amountFen, per: 'month' })
const yearly = (kind: string, amountFen: number) => ({ kind, amountFen, per: 'year' })

const policyFor = (request: EstimateRequest): Policy => {
  const policy = policyInForce(policies, request)
  if (policy === undefined) throw new Error(`no policy for ${request.region}`)
  return policy
}
const asked = (household: object, region: { procedure?: Switches } & Partial<Policy> = {}) => {
  const request = EstimateRequest.parse(household)
  const policy = { ...policyFor(request), ...region }
  const calculation = calculate(policy, request, procedureUnder(request.program, policy))
  expect(recompute(calculation)).toEqual(calculation.result)
  return calculation.result
}

const wageEarner = {
  ...urban,
  members: [adult, adult, adult],
  income: [monthly('wage', 120_000)],
  deductions: [monthly('work-cost', 20_000)],
}
const farmers = { ...rural, members: [adult, adult, adult, adult], income: [yearly('farm', 1_000_000)] }

describe('the worked examples', () => {
  test('E1: one old person, 480 then 528, 6,048 in the year of the change', () => {
    const one = { ...urban, members: [{ ...adult, birthDate: '1950-01-01' }] }
    const [first, second] = [asked({ ...one, month: before }).baseFen, asked(one).baseFen]
    expect([first, second, 6 * first + 6 * second]).toEqual([48_000, 52_800, 604_800])
  })

  test('E2: no fen is lost by dividing among three', () => {
    expect(asked({ ...wageEarner, month: before }).monthlyFen).toBe(44_000)
    expect(asked(wageEarner).monthlyFen).toBe(58_400)
  })

  test.each([
    [158_400, false, 0],
    [158_399, true, 1],
    [158_100, true, 300],
  ])('E3: income of %i fen at the limit of 1,584 yuan', (amountFen, eligible, baseFen) => {
    const household = { ...urban, members: [adult, adult, adult], income: [monthly('wage', amountFen)] }
    expect(asked(household)).toMatchObject({ eligible, baseFen })
  })

  test('E4: an annual standard, exact to the fen, up to the yuan or down to the fen', () => {
    const sums = (rounding: 'HALF_UP_FEN' | 'CEIL_YUAN' | 'FLOOR_FEN') =>
      [before, after].map((month) => asked({ ...farmers, month }, { procedure: { rounding } }).monthlyFen)
    expect(sums('HALF_UP_FEN')).toEqual([21_667, 60_333])
    expect(sums('CEIL_YUAN')).toEqual([21_700, 60_400])
    expect(sums('FLOOR_FEN')).toEqual([21_666, 60_333])
    const [first = 0, second = 0] = sums('CEIL_YUAN')
    expect(6 * first + 6 * second).toBe(492_600)
    const { steps } = asked(farmers, { procedure: { rounding: 'CEIL_YUAN' } })
    expect(steps.find(({ label }) => label === 'rounding')).toMatchObject({
      clause: '按户合计，进到整元',
      amountFen: 67,
    })
  })

  test('E5: above the old standard, below the new one', () => {
    const two = { ...rural, members: [adult, adult], income: [yearly('farm', 720_000)] }
    expect(asked({ ...two, month: before }).eligible).toBe(false)
    expect(asked(two)).toMatchObject({ eligible: true, monthlyFen: 11_833 })
  })

  test('E6: basic pensions do not count, a child’s support does', () => {
    const pensions = [monthly('basic-pension', 12_000), monthly('basic-pension', 12_000)]
    const income = [...pensions, yearly('land-rent', 120_000), yearly('family-support', 300_000)]
    const two = { ...rural, members: [old, old], income }
    expect(asked(two)).toMatchObject({ baseFen: 36_833, monthlyFen: 51_200 })
    expect(asked(two, { notCounted: [] }).baseFen).toBe(12_833)
  })

  test('E7: the largest top-up of each, and every one where the region adds them up', () => {
    const three = {
      ...urban,
      members: [adult, disabled, { ...old, disabilityGrade: 1 }],
      income: [monthly('wage', 90_000)],
    }
    const drawn = { ...three, members: [adult, disabled, old] }
    expect(asked(drawn)).toMatchObject({ baseFen: 68_400, topUpFen: 26_400, monthlyFen: 94_800 })
    expect(asked(three).topUpFen).toBe(31_680)
    expect(asked(three, { procedure: { topUpsAddUp: true } }).topUpFen).toBe(42_240)
  })

  test('E8: who may apply alone from a marginal household is paid the standard of one', () => {
    const household = { ...urban, members: [disabled, adult], income: [monthly('wage', 140_000)], topUps: [] }
    const { topUps: _topUps, ...request } = household
    const region = { topUps: [] }
    expect(asked(request, region)).toMatchObject({ eligible: false, reasons: ['income-not-below-standard'] })
    expect(asked({ ...request, alone: true }, region)).toMatchObject({ eligible: true, monthlyFen: 52_800 })
    const richer = { ...request, alone: true, income: [monthly('wage', 158_400)] }
    expect(asked(richer, region)).toMatchObject({
      eligible: false,
      reasons: ['income-not-below-margin'],
      monthlyFen: 0,
    })
    // Where everybody is poor enough, nobody is left out (C22).
    const poor = { ...request, alone: true, income: [monthly('wage', 90_000)] }
    expect(asked(poor, region)).toEqual(asked({ ...poor, alone: undefined }, region))
    expect(asked(poor, region).monthlyFen).toBe(2 * 52_800 - 90_000)
    const half = { procedure: { alone: { belowPercentOfStandard: 150, paidPercent: 50 } }, ...region }
    expect(asked({ ...request, alone: true }, half).monthlyFen).toBe(26_400)
  })

  test.each([
    ['E9', '2007-09', 'urban-dibao', 2, 18_000, 17_000],
    ['E9', '2008-02', 'urban-dibao', 2, 18_000, 29_000],
    ['E9', '2008-04', 'urban-dibao', 2, 18_000, 26_000],
    ['E10', '2008-02', 'rural-dibao', 4, 20_000, 22_000],
    ['E10', '2008-04', 'rural-dibao', 4, 20_000, 18_000],
  ])('%s: price subsidies in %s (%s)', (_, month, program, persons, amountFen, monthlyFen) => {
    const members = Array.from({ length: persons }, () => adult)
    const household = {
      ...nothing,
      region: '361124101201',
      program,
      month,
      members,
      income: [monthly('wage', amountFen)],
    }
    expect(asked(household).monthlyFen).toBe(monthlyFen)
  })

  test('E11: three refusals of suitable work touch one person’s share', () =>
    expect(withoutShare(58_400, 3)).toEqual({ shareFen: 19_467, remainingFen: 38_933 }))

  test('E12: new work keeps the benefit for six months at most, as a proposal', () => {
    expect(gradualExit(58_400, '2026-11', 6)).toEqual({ monthlyFen: 58_400, lastMonth: '2027-05' })
    expect(() => gradualExit(58_400, '2026-11', 7)).toThrow(RangeError)
  })

  test('savings of exactly the limit are allowed, unless they must lie below it', () => {
    const policy = policyFor(EstimateRequest.parse({ ...urban, members: [adult] }))
    const limit = policy.standard.amountFen * policy.propertyLimits.financialStandardsPerPerson
    const household = { ...urban, members: [adult], property: { ...nothing.property, financialFen: limit } }
    expect(asked(household).eligible).toBe(true)
    const below = { propertyLimits: { ...policy.propertyLimits, financialEdge: 'below' as const } }
    expect(asked(household, below).reasons).toEqual(['property-above-limit'])
  })

  test('a supporter’s share counts as the region says', () => {
    const support = { kind: 'family-support', amountFen: 10_000, per: 'month' }
    const household = { ...urban, members: [adult], income: [{ ...support, countedPercent: 50 }] }
    expect(asked(household).baseFen).toBe(52_800 - 5_000)
  })
})
