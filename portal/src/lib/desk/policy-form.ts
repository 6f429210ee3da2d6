import type { Proposal } from '#shared/domain/programs/draft.ts'
import type { TopUp } from '#shared/domain/programs/policy.ts'
import { isKnown } from '#shared/domain/programs/definitions.ts'
import { fenFrom, yuanTyped } from '#lib/money.ts'
import { switchesTyped, switchValues, telephones } from '#lib/switches.ts'

/** How many lines of each list the form offers; a version with more lines is rare, and is shown with as many. */
export const topUpRows = 6
export const subsidyRows = 3
export const tierRows = 4

type Typed = Record<string, string>

export const topUpKinds = ['disabilityGradeAtMost', 'seriouslyIll', 'ageAtLeast', 'ageBelow'] as const

const topUpTyped = (topUp: TopUp, row: number): Typed => {
  const kind = topUpKinds.find((known) => known in topUp) ?? 'seriouslyIll'
  const limit = Object.entries(topUp).find(([name]) => name === kind)?.[1]
  return {
    [`topUp.${row}.kind`]: kind,
    [`topUp.${row}.limit`]: typeof limit === 'number' ? String(limit) : '',
    [`topUp.${row}.percent`]: String(topUp.percentOfStandard),
  }
}

/** A version as the form shows it, to begin from. */
export const policyValues = (policy: Proposal): Typed => ({
  region: policy.region,
  program: policy.program,
  effectiveFrom: policy.effectiveFrom,
  standard: yuanTyped(policy.standard.amountFen),
  per: policy.standard.per,
  citation: policy.citation,
  savings: String(policy.propertyLimits.financialStandardsPerPerson),
  cars: String(policy.propertyLimits.cars),
  homes: String(policy.propertyLimits.homes),
  shops: String(policy.propertyLimits.shops),
  ...Object.assign({}, ...policy.topUps.map(topUpTyped)),
  ...Object.assign(
    {},
    ...policy.priceSubsidies.map(({ name, perPersonFen, from, to }, row) => ({
      [`subsidy.${row}.name`]: name,
      [`subsidy.${row}.amount`]: yuanTyped(perPersonFen),
      [`subsidy.${row}.from`]: from,
      [`subsidy.${row}.to`]: to,
    })),
  ),
  ...Object.assign(
    {},
    ...(policy.tiers ?? []).map(({ incomeBelowPercentOfStandard, perPersonFen }, row) => ({
      [`tier.${row}.percent`]: String(incomeBelowPercentOfStandard),
      [`tier.${row}.amount`]: yuanTyped(perPersonFen),
    })),
  ),
  minimum: yuanTyped(policy.minimumPayment?.amountFen),
  minimumBelow: policy.minimumPayment?.below ?? 'raise',
  firstPayment: policy.firstPaymentRule ?? 'next-month',
  ...switchValues(policy.procedure),
})

const whole = (text = '') => (/^\d{1,9}$/.test(text) ? Number(text) : text || undefined)
const money = (text = '') => fenFrom(text) ?? (text || undefined)

/** The lines of a list in which anything was typed, by their place on the page. */
const linesOf = (typed: Typed, list: string, rows: number, fields: readonly string[]) =>
  Array.from({ length: rows }, (_, row) => row).filter((row) =>
    fields.some((field) => typed[`${list}.${row}.${field}`]),
  )

const rowsOf = (typed: Typed) => ({
  topUps: linesOf(typed, 'topUp', topUpRows, ['kind', 'percent']),
  subsidies: linesOf(typed, 'subsidy', subsidyRows, ['name', 'amount']),
  tiers: linesOf(typed, 'tier', tierRows, ['percent', 'amount']),
})

/** What was typed, as the contract asks for it; whether it is right is for its schema to say. */
export function policyTyped(typed: Typed, notCounted: readonly string[]) {
  const rows = rowsOf(typed)
  const { program = '' } = typed
  const topUp = (row: number) => {
    const kind = typed[`topUp.${row}.kind`] || 'seriouslyIll'
    const limit = kind === 'seriouslyIll' ? true : whole(typed[`topUp.${row}.limit`])
    return { [kind]: limit, percentOfStandard: whole(typed[`topUp.${row}.percent`]) }
  }
  return {
    region: typed.region,
    program,
    effectiveFrom: typed.effectiveFrom,
    standard: { amountFen: money(typed.standard), per: typed.per },
    notCounted,
    propertyLimits: {
      financialStandardsPerPerson: whole(typed.savings),
      cars: whole(typed.cars),
      homes: whole(typed.homes),
      shops: whole(typed.shops),
    },
    topUps: rows.topUps.map(topUp),
    priceSubsidies: rows.subsidies.map((row) => ({
      name: typed[`subsidy.${row}.name`],
      perPersonFen: money(typed[`subsidy.${row}.amount`]),
      from: typed[`subsidy.${row}.from`],
      to: typed[`subsidy.${row}.to`],
    })),
    citation: typed.citation,
    ...(typed.minimum && { minimumPayment: { amountFen: money(typed.minimum), below: typed.minimumBelow } }),
    ...(rows.tiers.length > 0 && {
      tiers: rows.tiers.map((row) => ({
        incomeBelowPercentOfStandard: whole(typed[`tier.${row}.percent`]),
        perPersonFen: money(typed[`tier.${row}.amount`]),
      })),
    }),
    firstPaymentRule: typed.firstPayment,
    ...(isKnown(program) && { procedure: switchesTyped(typed, program) }),
  }
}

const plain: Readonly<Record<string, string>> = {
  'standard.amountFen': 'standard',
  'standard.per': 'per',
  'propertyLimits.financialStandardsPerPerson': 'savings',
  'propertyLimits.cars': 'cars',
  'propertyLimits.homes': 'homes',
  'propertyLimits.shops': 'shops',
  'minimumPayment.amountFen': 'minimum',
  'minimumPayment.below': 'minimumBelow',
  firstPaymentRule: 'firstPayment',
}
const parts: Readonly<Record<string, string>> = {
  percentOfStandard: 'percent',
  incomeBelowPercentOfStandard: 'percent',
  perPersonFen: 'amount',
}

/** The field of the page that a path of the contract came from. */
export const policyField =
  (typed: Typed) =>
  (path: string): string => {
    const [list = '', index = '0', part = ''] = path.split('.')
    const { topUps, subsidies, tiers } = rowsOf(typed)
    if (list === 'topUps') return `topUp.${topUps[Number(index)] ?? 0}.${parts[part] ?? 'percent'}`
    if (list === 'priceSubsidies') return `subsidy.${subsidies[Number(index)] ?? 0}.${parts[part] ?? (part || 'name')}`
    if (list === 'tiers') return `tier.${tiers[Number(index)] ?? 0}.${parts[part] ?? 'percent'}`
    return path.startsWith(telephones) ? telephones : (plain[path] ?? path)
  }
