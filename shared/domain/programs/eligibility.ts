import { partsPerFen, roundHalfUp, yuan, type Parts } from '#shared/domain/money.ts'
import type { Deduction, EstimateRequest, Income } from './household.ts'
import { monthlyParts, type Policy, type Sum } from './policy.ts'
import type { ExactStep } from './receipt.ts'
import type { Terms } from './terms.ts'

/** Where a household stands against the standard and the limits. */
export interface Standing {
  /** Countable income a month after deductions, never below zero. */
  readonly income: Parts
  /** The standard a month for all members. */
  readonly standard: Parts
  /** The limit of savings for all members. */
  readonly savingsLimit: Parts
  /** Income per person strictly below the standard (Law art. 18); compared for the household, so that nothing is divided. */
  readonly belowStandard: boolean
  /** For who applies alone: below the margin of the region (57号 art. 8). */
  readonly belowMargin: boolean
  readonly propertyWithinLimits: boolean
}

export function incomeStanding(policy: Policy, request: EstimateRequest, { alone }: Terms): Standing {
  const { property, members } = request
  const limits = policy.propertyLimits
  const standard = monthlyParts(policy.standard) * BigInt(members.length)
  const savingsLimit = standard * BigInt(limits.financialStandardsPerPerson)
  const income = -incomeLines(policy, request).reduce((total, line) => total + line.parts, 0n)
  const counts = ['cars', 'homes', 'shops'] as const
  const propertyWithinLimits =
    withinSavings(BigInt(property.financialFen) * partsPerFen, savingsLimit, limits.financialEdge) &&
    counts.every((kind) => property[kind] <= limits[kind])
  const belowMargin = income * 100n < standard * BigInt(alone.belowPercentOfStandard)
  return { income, standard, savingsLimit, belowStandard: income < standard, belowMargin, propertyWithinLimits }
}

const withinSavings = (savings: Parts, limit: Parts, edge: Policy['propertyLimits']['financialEdge']) =>
  edge === 'below' ? savings < limit : savings <= limit

export function standardLine(policy: Policy, { members }: EstimateRequest): ExactStep {
  const persons = members.length
  return {
    label: 'standard',
    clause: policy.citation,
    quantity: `${persons} 人 × ${inWords(policy.standard)}`,
    persons,
    eachFen: policy.standard.amountFen,
    per: policy.standard.per,
    parts: monthlyParts(policy.standard) * BigInt(persons),
  }
}

/** Income taken off, income that does not count (57号 art. 13), and costs added back as far as there is income. */
export function incomeLines(policy: Policy, { income, deductions }: EstimateRequest): ExactStep[] {
  const lines = income.map((item) => incomeLine(policy, item))
  let left = -lines.reduce((total, line) => total + line.parts, 0n)
  for (const deduction of deductions) {
    const line = deductionLine(deduction, left)
    left -= line.parts
    lines.push(line)
  }
  return lines
}

function incomeLine(policy: Policy, { kind, declaredFen, countedPercent, ...sum }: Income): ExactStep {
  const counted = !policy.notCounted.includes(kind)
  const percent = BigInt(countedPercent ?? 100)
  return {
    label: counted ? 'income' : 'income-not-counted',
    kind,
    clause: counted ? '57号文 第十二条' : '57号文 第十三条',
    quantity: [
      inWords(sum),
      countedPercent === undefined ? '' : ` × ${countedPercent}%`,
      declaredFen === undefined ? '' : `（申报 ${yuan(declaredFen)} 元）`,
    ].join(''),
    eachFen: sum.amountFen,
    per: sum.per,
    ...(countedPercent !== undefined && { percent: countedPercent }),
    ...(declaredFen !== undefined && { declaredFen }),
    parts: counted ? -(monthlyParts(sum) * percent) / 100n : 0n,
  }
}

function deductionLine({ kind, ...sum }: Deduction, left: Parts): ExactStep {
  const wanted = monthlyParts(sum)
  const capped = wanted > left
  return {
    label: 'deduction',
    kind,
    clause: '57号文 第十三条',
    quantity: capped ? `${inWords(sum)}，以收入为限` : inWords(sum),
    eachFen: sum.amountFen,
    per: sum.per,
    ...(capped && { capped }),
    parts: capped ? left : wanted,
  }
}

/** Informs: what each person has, beside what each should have. Shown rounded, compared exactly. */
export function perCapitaLine(policy: Policy, { members }: EstimateRequest, standing: Standing): ExactStep {
  const persons = members.length
  const eachFen = roundHalfUp(standing.income / BigInt(persons))
  const limit = roundHalfUp(monthlyParts(policy.standard))
  const relation = standing.belowStandard ? '低于' : '不低于'
  const quantity = `人均收入 ${yuan(eachFen)} 元/月，${relation}标准 ${yuan(limit)} 元/月`
  return { label: 'per-capita', clause: '社会救助法 第十八条', quantity, persons, eachFen, limit, parts: 0n }
}

/** Informs: the savings beside their limit, and the things that are too many. */
export function propertyLine(policy: Policy, { property }: EstimateRequest, standing: Standing): ExactStep {
  const limit = roundHalfUp(standing.savingsLimit)
  const names = { cars: '车辆', homes: '住房', shops: '商铺' } as const
  const things = (['cars', 'homes', 'shops'] as const).map(
    (kind) => `${names[kind]} ${property[kind]}（限 ${policy.propertyLimits[kind]}）`,
  )
  const quantity = [`存款等 ${yuan(property.financialFen)} 元（限 ${yuan(limit)} 元）`, ...things].join('，')
  return { label: 'property', clause: '57号文 第十四条', quantity, eachFen: property.financialFen, limit, parts: 0n }
}

export const inWords = ({ amountFen, per }: Sum): string =>
  per === 'year' ? `${yuan(amountFen)} 元/年 ÷ 12` : `${yuan(amountFen)} 元`
