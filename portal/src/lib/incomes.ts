import type { DeductionKind, IncomeKind } from '#shared/domain/programs/policy.ts'
import { m } from '#lib/paraglide/messages.js'

/** Every kind of income in plain words, in the order people think of them. */
export const incomeName: Record<IncomeKind, () => string> = {
  wage: m.income_wage,
  'odd-job': m.income_odd_job,
  farm: m.income_farm,
  business: m.income_business,
  'land-rent': m.income_land_rent,
  'family-support': m.income_family_support,
  pension: m.income_pension,
  'basic-pension': m.income_basic_pension,
  'preferential-pension': m.income_preferential_pension,
  scholarship: m.income_scholarship,
  'bravery-award': m.income_bravery_award,
  'family-planning-award': m.income_family_planning_award,
  'social-assistance': m.income_social_assistance,
}

/** What may be taken off income. */
export const deductionName: Record<DeductionKind, () => string> = {
  'work-cost': m.deduction_work_cost,
  'disability-cost': m.deduction_disability_cost,
  'illness-cost': m.deduction_illness_cost,
}
