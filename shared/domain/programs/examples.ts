import * as z from 'zod'
import { estimate, type EstimateRequest } from './estimate.ts'
import { policyInForce, type Policy } from './policy.ts'

type Household = Omit<EstimateRequest, 'region' | 'program' | 'month'>

const member = (birthDate: string, disabilityGrade: number | null = null, seriouslyIll = false) => ({
  birthDate,
  disabilityGrade,
  seriouslyIll,
})
const property = { financialFen: 200_000, cars: 0, homes: 1, shops: 0 }

/** Households that everybody can picture, so that a new standard is also read on something else than sums. */
const households = {
  'elder-alone': { members: [member('1948-03-02')], income: [], deductions: [], property },
  'couple-odd-jobs': {
    members: [member('1979-09-11'), member('1982-02-04')],
    income: [{ kind: 'odd-job', amountFen: 90_000, per: 'month' }],
    deductions: [],
    property,
  },
  'disabled-son': {
    members: [member('1979-09-11'), member('1982-02-04'), member('2004-02-29', 2)],
    income: [{ kind: 'odd-job', amountFen: 120_000, per: 'month' }],
    deductions: [],
    property,
  },
  'ill-with-child': {
    members: [member('1990-05-06', null, true), member('2019-08-01')],
    income: [{ kind: 'family-support', amountFen: 50_000, per: 'month' }],
    deductions: [{ kind: 'illness-cost', amountFen: 20_000, per: 'month' }],
    property,
  },
  'just-above': {
    members: [member('1985-01-15'), member('1987-07-07')],
    income: [{ kind: 'wage', amountFen: 165_000, per: 'month' }],
    deductions: [],
    property,
  },
} as const satisfies Readonly<Record<string, DeepReadonly<Household>>>

type DeepReadonly<T> = { readonly [K in keyof T]: DeepReadonly<T[K]> }
export const ExampleName = z.enum(['elder-alone', 'couple-odd-jobs', 'disabled-son', 'ill-with-child', 'just-above'])
export type ExampleName = z.infer<typeof ExampleName>

/** What an example household receives each month before and after; null where no version is in force. */
export const ExampleResult = z.strictObject({
  name: ExampleName,
  beforeFen: z.int().nullable(),
  afterFen: z.int(),
})
export type ExampleResult = z.infer<typeof ExampleResult>

export const onExamples = (policies: readonly Policy[], draft: Policy): ExampleResult[] => {
  const { region, program, effectiveFrom: month } = draft
  const inForce = policyInForce(policies, { region, program, month })
  return ExampleName.options.map((name) => {
    const { members, income, deductions } = households[name]
    const request: EstimateRequest = {
      region,
      program,
      month,
      members: members.map((one) => ({ ...one })),
      income: income.map((one) => ({ ...one })),
      deductions: deductions.map((one) => ({ ...one })),
      property,
    }
    return {
      name,
      beforeFen: inForce ? estimate(inForce, request).monthlyFen : null,
      afterFen: estimate(draft, request).monthlyFen,
    }
  })
}
