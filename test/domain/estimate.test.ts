import { describe, expect, test } from 'vitest'
import { EstimateQuestion } from '#shared/contract/programs.ts'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import { roundHalfUp, yuan } from '#shared/domain/money.ts'
import { estimate, EstimateRequest, EstimateResult } from '#shared/domain/programs/estimate.ts'
import {
  DeductionKind,
  firstPaymentMonth,
  IncomeKind,
  policyInForce,
  PolicyFile,
  type Policy,
} from '#shared/domain/programs/policy.ts'
import benefits from '../cases/benefits.json' with { type: 'json' }
import policyFile from '../cases/policies.json' with { type: 'json' }

const { policies } = PolicyFile.parse(policyFile)
const policyFor = (request: EstimateRequest): Policy => {
  const policy = policyInForce(policies, request)
  if (policy === undefined) throw new Error(`no policy for ${request.region} in ${request.month}`)
  return policy
}
const asked = (request: EstimateRequest) => estimate(policyFor(request), request)
const totalOf = (result: EstimateResult) => result.steps.reduce((total, step) => total + step.amountFen, 0)

describe('the benefit cases, to the fen', () => {
  test.each(benefits.cases)('$name', ({ name: _name, expect: expected, ...household }) => {
    const result = asked(EstimateRequest.parse(household))
    expect(result).toMatchObject(expected)
    expect(EstimateResult.parse(result)).toEqual(result)
    expect(totalOf(result)).toBe(expected.monthlyFen)
  })
})

const rongchang = {
  region: '500153001001',
  program: 'urban-dibao',
  month: '2026-11',
  members: [
    { birthDate: '1979-09-11', disabilityGrade: null, seriouslyIll: false },
    { birthDate: '1982-02-04', disabilityGrade: null, seriouslyIll: false },
    { birthDate: '2012-06-01', disabilityGrade: 2, seriouslyIll: false },
  ],
  income: [{ kind: 'odd-job', amountFen: 120_000, per: 'month' }],
  deductions: [{ kind: 'work-cost', amountFen: 20_000, per: 'month' }],
  property: { financialFen: 0, cars: 0, homes: 1, shops: 0 },
} as const satisfies Record<string, unknown>
const household = (changes: object): EstimateRequest => EstimateRequest.parse({ ...rongchang, ...changes })
const member = (changes: object) => ({
  birthDate: '1980-01-01',
  disabilityGrade: null,
  seriouslyIll: false,
  ...changes,
})

describe('the receipt', () => {
  test('reads line by line, as the family sees it', () => {
    const { steps, monthlyFen } = asked(household({}))
    const paid = steps.filter((step) => step.amountFen !== 0)
    expect(paid.map(({ label, kind, quantity, amountFen }) => [label, kind, quantity, amountFen])).toEqual([
      ['standard', undefined, '3 人 × 798.10 元', 239_430],
      ['income', 'odd-job', '1,200.00 元', -120_000],
      ['deduction', 'work-cost', '200.00 元', 20_000],
      ['top-up', 'disability', '1 人 × 798.10 元 × 30%', 23_943],
    ])
    expect(monthlyFen).toBe(163_373)
    expect(paid.map(({ clause }) => clause)).toEqual([
      '荣昌区城市低保标准（演示数据）',
      '57号文 第十二条',
      '57号文 第十三条',
      '社会救助法 第二十条；57号文 第二十七条',
    ])
  })

  test('names income that does not count, and takes nothing for it', () => {
    const { steps } = asked(household({ income: [{ kind: 'scholarship', amountFen: 50_000, per: 'month' }] }))
    expect(steps.find(({ label }) => label === 'income-not-counted')).toMatchObject({
      kind: 'scholarship',
      amountFen: 0,
    })
  })

  test('shows a rounding line exactly when base and top-up, each rounded, miss the total', () => {
    const odd = benefits.cases.find(({ name }) => name.startsWith('a fraction of a fen'))
    const { name: _name, expect: _expected, ...request } = odd ?? fail()
    const rounding = asked(EstimateRequest.parse(request)).steps.filter(({ label }) => label === 'rounding')
    expect(rounding).toMatchObject([{ amountFen: 1 }])
    expect(asked(household({})).steps.some(({ label }) => label === 'rounding')).toBe(false)
  })

  test('gives back no more cost than there is income, and says so', () => {
    const deductions = [
      { kind: 'illness-cost', amountFen: 100_000, per: 'month' },
      { kind: 'work-cost', amountFen: 100_000, per: 'month' },
    ]
    const { steps } = asked(household({ deductions }))
    const given = steps.filter(({ label }) => label === 'deduction')
    expect(given.map(({ amountFen, capped }) => [amountFen, capped])).toEqual([
      [100_000, undefined],
      [20_000, true],
    ])
  })

  test('of a refusal ends in nothing, for each reason in order', () => {
    const income = [{ kind: 'wage', amountFen: 500_000, per: 'month' }]
    const property = { financialFen: 0, cars: 1, homes: 1, shops: 0 }
    const result = asked(household({ income, property }))
    expect(result.reasons).toEqual(['income-not-below-standard', 'property-above-limit'])
    expect(result.steps.slice(-2).map(({ label }) => label)).toEqual(result.reasons)
    expect(totalOf(result)).toBe(0)
  })
})

describe('options of a region', () => {
  const small = household({
    income: [{ kind: 'wage', amountFen: 239_000, per: 'month' }],
    deductions: [],
    members: [member({}), member({}), member({})],
  })
  const withRule = (rule: Partial<Policy>): Policy => ({ ...policyFor(small), ...rule })

  test('without a minimum payment, 4.30 yuan are paid', () => expect(asked(small).monthlyFen).toBe(430))

  test.each([
    ['raise', 3000],
    ['do-not-pay', 0],
  ] as const)('a minimum payment can %s what is below it', (below, monthlyFen) => {
    const result = estimate(withRule({ minimumPayment: { amountFen: 3000, below } }), small)
    expect(result).toMatchObject({ eligible: true, baseFen: 430, monthlyFen })
    expect(totalOf(result)).toBe(monthlyFen)
  })

  test('tiers pay the fixed amount of the lowest tier above the income per person', () => {
    const tiers = [
      { incomeBelowPercentOfStandard: 100, perPersonFen: 20_000 },
      { incomeBelowPercentOfStandard: 50, perPersonFen: 40_000 },
    ]
    expect(estimate(withRule({ tiers }), small)).toMatchObject({ eligible: true, baseFen: 60_000, monthlyFen: 60_000 })
    const poorer = household({ income: [], deductions: [], members: [member({})] })
    const result = estimate(withRule({ tiers }), poorer)
    expect(result.monthlyFen).toBe(40_000)
    expect(totalOf(result)).toBe(40_000)
  })

  test('the first month paid is the one after the decision, unless the region says otherwise', () => {
    expect(firstPaymentMonth(policyFor(small), '2026-12-15')).toBe('2027-01')
    expect(firstPaymentMonth(withRule({ firstPaymentRule: 'decision-month' }), '2026-12-15')).toBe('2026-12')
  })
})

describe('the policy in force', () => {
  const ask = (region: string, month: string) => policyInForce(policies, { region, program: 'urban-dibao', month })?.id

  test('is the latest of its region, from its month on', () => {
    expect(ask('341623100001', '2017-06')).toBe('lixin-urban-1')
    expect(ask('341623100001', '2017-07')).toBe('lixin-urban-2')
    expect(ask('341623100001', '2030-01')).toBe('lixin-urban-2')
  })

  test('is none before the first version, and none elsewhere', () => {
    expect(ask('341623100001', '2015-12')).toBeUndefined()
    expect(ask('110101001001', '2026-11')).toBeUndefined()
    expect(ask('50', '2026-11')).toBeUndefined()
  })

  test('of the town goes before that of the county, even if it is older', () => {
    const county = policies.find(({ id }) => id === 'rongchang-urban') ?? fail()
    const town: Policy = { ...county, id: 'changyuan-urban', region: '500153001', effectiveFrom: '2024-01' }
    const question = { region: '500153001001', program: 'urban-dibao', month: '2026-11' } as const
    expect(policyInForce([...policies, town], question)?.id).toBe('changyuan-urban')
  })

  test('is written with the kinds that the file lists', () => {
    expect(policyFile.incomeKinds).toEqual(IncomeKind.options)
    expect(policyFile.deductionKinds).toEqual(DeductionKind.options)
  })
})

describe('a request that cannot be answered', () => {
  const problemsOf = (changes: object) =>
    EstimateQuestion.safeParse({ ...rongchang, ...changes }).error?.issues.map(({ path, message }) => [
      path.join('.'),
      message,
    ])
  const income = (changes: object) => ({ income: [{ kind: 'wage', amountFen: 1, per: 'month', ...changes }] })

  test.each([
    ['income.0.kind', 'choose-one', income({ kind: 'lottery' })],
    ['income.0.amountFen', 'too-small', income({ amountFen: -1 })],
    ['income.0.amountFen', 'too-large', income({ amountFen: 100_000_000_001 })],
    ['income.0.amountFen', 'not-a-whole-number', income({ amountFen: 1.5 })],
    ['income.0.amountFen', 'not-a-number', income({ amountFen: '1' })],
    ['income.0.amountFen', 'required', income({ amountFen: undefined })],
    ['income.0.per', 'choose-one', income({ per: 'week' })],
    ['income.0', 'unknown-field', income({ note: 'x' })],
    ['deductions.0.kind', 'choose-one', { deductions: [{ kind: 'rent', amountFen: 1, per: 'month' }] }],
    ['income', 'too-many', { income: Array(61).fill(income({}).income[0]) }],
    ['members', 'too-few', { members: [] }],
    ['members', 'too-many', { members: Array(16).fill(member({})) }],
    ['members.0.birthDate', 'not-a-date', { members: [member({ birthDate: '2026-02-30' })] }],
    ['members.0.birthDate', 'birth-date-after-month', { members: [member({ birthDate: '2026-12-01' })] }],
    ['members.0.disabilityGrade', 'choose-one', { members: [member({ disabilityGrade: 5 })] }],
    ['members.0.disabilityGrade', 'required', { members: [member({ disabilityGrade: undefined })] }],
    ['program', 'choose-one', { program: 'tekun' }],
    ['month', 'not-a-month', { month: '2026-13' }],
    ['region', 'not-a-division-code', { region: '5001530' }],
    ['', 'unknown-field', { surprise: true }],
    ['property.cars', 'too-small', { property: { financialFen: 0, cars: -1, homes: 1, shops: 0 } }],
  ])('%s is %s', (path, problem, changes) => {
    expect(problemsOf(changes)).toEqual([[path, problem]])
    expect(isFieldProblem(problem) && fieldProblems[problem].zh).toBeTruthy()
  })

  test('may name a place we do not serve: that is another problem, not a field error', () => {
    expect(problemsOf({ region: '110101001001' })).toBeUndefined()
  })

  test('a child born in the month itself counts', () => {
    const born = household({ members: [member({}), member({ birthDate: '2026-11-30' })] })
    expect(asked(born).topUpFen).toBe(11_972)
  })
})

describe('money', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [239_430, '2,394.30'],
    [-120_000, '−1,200.00'],
    [100_000_000_000, '1,000,000,000.00'],
  ])('%i fen are %s yuan', (fen, words) => expect(yuan(fen)).toBe(words))

  test.each([
    [600n, 1],
    [599n, 0],
    [-600n, 0],
    [-601n, -1],
    [1800n, 2],
    [-1800n, -1],
  ])('%i parts are rounded to %i fen, halves up', (parts, fen) => expect(roundHalfUp(parts)).toBe(fen))
})

function fail(): never {
  throw new Error('the case file lost a case this test is about')
}
