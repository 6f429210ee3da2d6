import * as z from 'zod'
import type { Answers } from '#shared/domain/applications/answers.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import type { IncomeKind } from '#shared/domain/programs/policy.ts'
import type { RecordOf, RegisterRecord, Reply } from './reply.ts'
import { Source } from './sources.ts'

export const DiscrepancyKind = z.enum([
  'deceased',
  'registered-elsewhere',
  'wage',
  'pension',
  'business',
  'shop',
  'homes',
  'cars',
  'deposits',
  'spending',
])
export type DiscrepancyKind = z.infer<typeof DiscrepancyKind>

/** The article of 57号 under which each matters: members, income, property, and what is only a hint. */
export const articleOf: Readonly<Record<DiscrepancyKind, 7 | 12 | 14 | 17>> = {
  deceased: 7,
  'registered-elsewhere': 7,
  wage: 12,
  pension: 12,
  business: 12,
  shop: 14,
  homes: 14,
  cars: 14,
  deposits: 14,
  spending: 17,
}

/** Where a register and the family's declaration differ. It asks a question and decides nothing. */
export const Discrepancy = z.strictObject({
  /** Kind, source and member (`-` is the household): the same difference has the same name in every report. */
  id: z.string(),
  kind: DiscrepancyKind,
  source: Source,
  /** Position in the list of members; null is the household. */
  member: z.int().nullable(),
  asOf: LocalDate,
  /** Names as the register has them: an employer, a shop, a plate, an address, a bank. */
  names: z.array(z.string()),
  /** Both in fen by the year (wage, pension) or in all (deposits, spending), or as a count; null where a word says it all. */
  register: z.int().nullable(),
  declared: z.int().nullable(),
})
export type Discrepancy = z.infer<typeof Discrepancy>

type Declared = Required<Pick<Answers, 'incomes' | 'property'>>

interface Held<Name extends Source> {
  readonly record: RecordOf<Name>
  readonly member: number
  readonly asOf: string
}

const isOf =
  <Name extends Source>(source: Name) =>
  (record: RegisterRecord): record is RecordOf<Name> =>
    record.source === source

const held = <Name extends Source>(replies: readonly Reply[], source: Name): Held<Name>[] =>
  replies.flatMap(({ records, member, asOf }) =>
    records.filter(isOf(source)).map((record) => ({ record, member, asOf })),
  )

type Found = Omit<Discrepancy, 'id' | 'source' | 'asOf'>

const found = (source: Source, evidence: readonly { readonly asOf: string }[], what: Found): Discrepancy => ({
  id: `${what.kind}.${source}.${what.member ?? '-'}`,
  source,
  asOf: evidence.map(({ asOf }) => asOf).reduce((newest, asOf) => (asOf > newest ? asOf : newest)),
  ...what,
})

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

/** A year's sum of what a member declared of these kinds: twelve months and a year compare without a remainder. */
const declaredYear = ({ incomes }: Declared, member: number, kinds: readonly IncomeKind[]) =>
  total(
    incomes
      .filter((income) => income.member === member && kinds.includes(income.kind))
      .map(({ amountFen, per }) => (per === 'month' ? amountFen * 12 : amountFen)),
  )

const byMember = <Name extends Source>(all: readonly Held<Name>[]) => [...Map.groupBy(all, ({ member }) => member)]

const persons = (replies: readonly Reply[]): Discrepancy[] =>
  held(replies, 'population').flatMap((evidence) => {
    const { record, member } = evidence
    if (record.state === 'living') return []
    const kind = record.state === 'moved-away' ? 'registered-elsewhere' : 'deceased'
    return [found('population', [evidence], { kind, member, names: [], register: null, declared: null })]
  })

interface Paid extends Held<'tax' | 'social-insurance' | 'housing-fund'> {
  readonly record: RecordOf<'tax'> | RecordOf<'social-insurance'> | RecordOf<'housing-fund'>
}

/** An employer where no wage was told, or one that pays more than was told. The fund's deposit is no wage: it only names the employer. */
const incomeAbove = (declared: Declared, source: Source, kind: 'wage' | 'pension', paid: readonly Paid[]) => {
  const kinds: IncomeKind[] = kind === 'wage' ? ['wage', 'odd-job', 'business'] : ['pension', 'basic-pension']
  return [...Map.groupBy(paid, ({ member }) => member)].flatMap(([member, evidence]) => {
    const told = declaredYear(declared, member, kinds)
    const register = total(evidence.map(({ record }) => record.monthlyFen)) * 12
    if (source === 'housing-fund' ? told > 0 : register <= told) return []
    const names = evidence.map(({ record }) => record.payer)
    return [found(source, evidence, { kind, member, names, register, declared: told })]
  })
}

const incomes = (declared: Declared, replies: readonly Reply[]): Discrepancy[] => {
  const insured = held(replies, 'social-insurance')
  const employed = insured.filter(({ record }) => record.kind === 'employee')
  const retired = insured.filter(({ record }) => record.kind === 'pension')
  return [
    ...incomeAbove(declared, 'social-insurance', 'wage', employed),
    ...incomeAbove(declared, 'tax', 'wage', held(replies, 'tax')),
    ...incomeAbove(declared, 'housing-fund', 'wage', held(replies, 'housing-fund')),
    ...incomeAbove(declared, 'social-insurance', 'pension', retired),
  ]
}

/** More than was told, counted over the household. */
const counted = <Name extends Source>(
  kind: DiscrepancyKind,
  source: Name,
  evidence: readonly Held<Name>[],
  declared: number,
  nameOf: (record: RecordOf<Name>) => string,
): Discrepancy[] =>
  evidence.length <= declared
    ? []
    : [
        found(source, evidence, {
          kind,
          member: null,
          names: evidence.map(({ record }) => nameOf(record)),
          register: evidence.length,
          declared,
        }),
      ]

const property = ({ property: told }: Declared, replies: readonly Reply[]): Discrepancy[] => {
  const estates = held(replies, 'real-estate')
  const cars = held(replies, 'vehicles').filter(({ record }) => record.kind === 'car' || record.kind === 'ship')
  const uses = (use: RecordOf<'real-estate'>['use']) => estates.filter(({ record }) => record.use === use)
  return [
    ...counted('homes', 'real-estate', uses('home'), told.homes, ({ place }) => place),
    ...counted('shop', 'real-estate', uses('shop'), told.shops, ({ place }) => place),
    ...counted('cars', 'vehicles', cars, told.cars, ({ plate }) => plate),
  ]
}

const businesses = (declared: Declared, replies: readonly Reply[]): Discrepancy[] =>
  byMember(held(replies, 'market-entities').filter(({ record }) => record.state === 'open')).flatMap(
    ([member, evidence]) => {
      const names = evidence.map(({ record }) => record.name)
      const toldShops = declared.property.shops
      if (evidence.length <= toldShops) return []
      const counts = { register: evidence.length, declared: toldShops }
      return [found('market-entities', evidence, { kind: 'business', member, names, ...counts })]
    },
  )

/** Deposits and the fund's balance are the household's together, as they were declared together. */
const deposits = ({ property: told }: Declared, replies: readonly Reply[]): Discrepancy[] => {
  const evidence = held(replies, 'banks')
  const register = total(evidence.map(({ record }) => record.balanceFen))
  if (register <= told.financialFen) return []
  const names = [...new Set(evidence.map(({ record }) => record.bank))]
  const sums = { register, declared: told.financialFen }
  return [found('banks', evidence, { kind: 'deposits', member: null, names, ...sums })]
}

const spending = (replies: readonly Reply[]): Discrepancy[] =>
  (['utilities', 'telephone', 'schools', 'travel'] as const).flatMap((source) =>
    byMember(held(replies, source)).map(([member, evidence]) => {
      const register = total(evidence.map(({ record }) => record.amountFen))
      const names = evidence.map(({ record }) => record.what)
      return found(source, evidence, { kind: 'spending', member, names, register, declared: null })
    }),
  )

/** Every difference between what was declared and what the registers answered, persons first, hints last. Pure. */
export const discrepanciesOf = (
  { incomes: told, property: owned }: Answers,
  replies: readonly Reply[],
): Discrepancy[] => {
  if (told === undefined || owned === undefined) return []
  const declared = { incomes: told, property: owned }
  return [
    ...persons(replies),
    ...incomes(declared, replies),
    ...businesses(declared, replies),
    ...property(declared, replies),
    ...deposits(declared, replies),
    ...spending(replies),
  ]
}
