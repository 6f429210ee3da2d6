import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from '#infra/local/demo/histories.ts'
import { householdAnswers } from '#infra/local/demo/households.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import { Calculation, calculate, recompute } from '#shared/domain/programs/calculation.ts'
import { procedureUnder, Rounding } from '#shared/domain/programs/procedure.ts'
import { PolicyFile, policyInForce } from '#shared/domain/programs/policy.ts'
import policyFile from '../../cases/policies.json' with { type: 'json' }
import { caseAfter, family, given, people } from '../applications/case.ts'
import * as past from '../applications/history.ts'

const { policies } = PolicyFile.parse(policyFile)
const families = histories(() => '2026-11-20').length
const programs = ['urban-dibao', 'rural-dibao'] as const

/** Through the store and back: nothing but what is written down is left. */
const stored = (calculation: Calculation): Calculation => Calculation.parse(JSON.parse(JSON.stringify(calculation)))

test('every calculation of the demo, computed again from what is stored, gives the same fen and the same steps', () => {
  for (let index = 0; index < families; index++)
    for (const program of programs) {
      const answers = householdAnswers(index, undefined)
      const question = { region: answers.place.village, program, month: '2026-11' }
      const policy = policyInForce(policies, question)
      if (policy === undefined) throw new Error(`no policy for ${program}`)
      const procedure = procedureUnder(program, policy)
      const request = assessment({ program, adjustments: [] }, answers, question.month, procedure)
      const calculation = calculate(policy, request, procedure)
      expect(recompute(stored(calculation))).toEqual(calculation.result)
    }
})

test('so does that of any household under any policy, whatever the region changes afterwards', () => {
  const household = fc.record({
    policy: fc.constantFrom(...policies),
    rounding: fc.constantFrom(...Rounding.options),
    topUpsAddUp: fc.boolean(),
    incomes: fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 4 }),
    grade: fc.constantFrom(null, 1, 2, 3, 4),
    births: fc.array(fc.constantFrom('1940-01-01', '1980-05-05', '2006-09-30'), { minLength: 1, maxLength: 6 }),
    alone: fc.boolean(),
  })
  fc.assert(
    fc.property(household, ({ policy, rounding, topUpsAddUp, incomes, grade, births, alone }) => {
      const region = { ...policy, procedure: { rounding, topUpsAddUp } }
      const request = {
        region: policy.region,
        program: policy.program,
        month: policy.effectiveFrom,
        members: births.map((birthDate) => ({ birthDate, disabilityGrade: grade, seriouslyIll: false })),
        income: incomes.map((amountFen) => ({ kind: 'wage', amountFen, per: 'month' }) as const),
        deductions: [],
        property: { financialFen: 0, cars: 0, homes: 1, shops: 0 },
        ...(alone && ({ alone: true } as const)),
      }
      const calculation = calculate(region, request, procedureUnder(policy.program, region))
      const kept = stored(calculation)
      region.standard = { amountFen: 1, per: 'month' }
      expect(recompute(kept)).toEqual(calculation.result)
    }),
    { numRuns: 500 },
  )
})

test('a decision rests on what its opinion calculated, whatever is answered later', () => {
  const decided = caseAfter(past.granted)
  expect(decided.decision?.calculation).toEqual(decided.opinion?.calculation)
  const poorer = caseAfter(past.granted, { ...family, incomes: [] })
  expect(poorer.decision).toEqual(decided.decision)
})

test('an income is counted otherwise only with a reason, while the case is investigated, and the family answers once', () => {
  const { town, li, verifier } = people
  const adjust = { verb: 'adjustIncome', line: 1, countedFen: 120_000, reason: '工资表是每月 1,200 元' } as const
  const on = '2026-09-05'
  const adjusted = given(...past.underInvestigation)
    .when(town, adjust, { on })
    .then({
      type: 'incomeAdjusted',
      declaredFen: 90_000,
      countedFen: 120_000,
    })
  expect(adjusted.adjustments).toMatchObject([{ line: 1, answer: null }])
  const request = assessment(adjusted, family, '2026-09', { supportCountedPercent: 100 })
  expect(request.income).toEqual([{ kind: 'odd-job', amountFen: 120_000, declaredFen: 90_000, per: 'month' }])

  const found = {
    verb: 'countIncome',
    member: 1,
    kind: 'wage',
    per: 'month',
    countedFen: 50_000,
    reason: '社保有缴费',
  } as const
  const both = given(...past.underInvestigation, past.incomeAdjusted())
    .when(town, found, { on })
    .then({
      type: 'incomeAdjusted',
      line: 2,
      member: 0,
      declaredFen: 0,
    })
  const wage = { kind: 'wage', amountFen: 50_000, declaredFen: 0, per: 'month' }
  expect(assessment(both, family, '2026-09', { supportCountedPercent: 100 }).income.at(-1)).toEqual(wage)
  given(...past.underInvestigation)
    .when(town, { ...found, member: 9 }, { on })
    .refused({ problem: 'FIELD', field: 'member', code: 'choose-one' })

  const answer = { verb: 'answerAdjustment', answer: '冬天没有活干' } as const
  const answered = given(...past.underInvestigation, past.incomeAdjusted())
    .when(li, answer, { on })
    .then({})
  expect(answered.adjustments).toMatchObject([{ answer: '冬天没有活干' }])
  given(...past.underInvestigation)
    .when(li, answer, { on })
    .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  given(...past.underInvestigation)
    .when(town, { ...adjust, line: 7 }, { on })
    .refused({ problem: 'FIELD', field: 'line', code: 'choose-one' })
  given(...past.underInvestigation)
    .when(town, { ...adjust, reason: '' }, { on })
    .refused({ problem: 'FIELD', field: 'reason', code: 'required' })
  given(...past.underInvestigation)
    .when(verifier, adjust, { on })
    .refused({ problem: 'ROLE_NOT_ALLOWED' })
  given(...past.posted)
    .when(town, adjust, { on: '2026-09-11' })
    .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
})
