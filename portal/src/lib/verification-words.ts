import { articleOf, type Discrepancy } from '#shared/domain/verification/discrepancy.ts'
import type { RegisterRecord } from '#shared/domain/verification/reply.ts'
import { day } from '#lib/days.ts'
import { sourceName } from '#lib/desk/words/verification.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

type Shown = Pick<Discrepancy, 'kind' | 'member' | 'names' | 'register' | 'declared'>

/** A difference in one sentence, for officers and for the family alike. */
export function differenceWords({ kind, member, names: all, register, declared }: Shown, members: string[]): string {
  const who = { member: members[member ?? 0] ?? '' }
  const names = all.join(m.desk_list_comma())
  const sums = { names, register: yuan(register ?? 0), declared: yuan(declared ?? 0) }
  const counts = { names, register: register ?? 0, declared: declared ?? 0 }
  switch (kind) {
    case 'deceased':
      return m.verification_kind_deceased(who)
    case 'registered-elsewhere':
      return m.verification_kind_registered_elsewhere(who)
    case 'wage':
      return m.verification_kind_wage({ ...who, ...sums })
    case 'pension':
      return m.verification_kind_pension({ ...who, ...sums })
    case 'business':
      return m.verification_kind_business({ ...who, ...counts })
    case 'shop':
      return m.verification_kind_shop(counts)
    case 'homes':
      return m.verification_kind_homes(counts)
    case 'cars':
      return m.verification_kind_cars(counts)
    case 'deposits':
      return m.verification_kind_deposits(sums)
    case 'spending':
      return m.verification_kind_spending({ ...who, ...sums })
  }
}

export const clauseWords = ({ kind }: Pick<Discrepancy, 'kind'>): string =>
  m.verification_clause({ article: articleOf[kind] })

/** "市场主体登记，截至 11 月 20 日". */
export const originWords = ({ source, asOf }: Pick<Discrepancy, 'source' | 'asOf'>): string =>
  m.verification_from({ source: sourceName(source), day: day(asOf, getLocale(), { year: true }) })

const states = {
  living: m.verification_record_living,
  deceased: m.verification_record_deceased,
  cancelled: m.verification_record_cancelled,
  'moved-away': m.verification_record_moved,
}
const estates = {
  home: m.verification_record_home,
  shop: m.verification_record_shop,
  other: m.verification_record_estate,
}
const insured = {
  employee: m.verification_record_employee,
  resident: m.verification_record_resident,
  pension: m.verification_record_pension,
}
const vehicles = {
  car: m.verification_record_car,
  ship: m.verification_record_ship,
  motorcycle: m.verification_record_motorcycle,
  scooter: m.verification_record_scooter,
}

/** What a register holds, in one line. */
export function recordWords(record: RegisterRecord): string {
  switch (record.source) {
    case 'population':
      return states[record.state]()
    case 'social-insurance':
      return insured[record.kind]({ payer: record.payer, yuan: yuan(record.monthlyFen) })
    case 'tax':
      return m.verification_record_tax({ payer: record.payer, yuan: yuan(record.monthlyFen) })
    case 'real-estate':
      return estates[record.use]({ place: record.place })
    case 'vehicles':
      return vehicles[record.kind]({ plate: record.plate })
    case 'market-entities':
      return record.state === 'open'
        ? m.verification_record_open({ name: record.name, yuan: yuan(record.capitalFen) })
        : m.verification_record_closed({ name: record.name })
    case 'housing-fund':
      return m.verification_record_fund({
        payer: record.payer,
        monthly: yuan(record.monthlyFen),
        yuan: yuan(record.balanceFen),
      })
    case 'banks':
      return m.verification_record_bank({ bank: record.bank, yuan: yuan(record.balanceFen) })
    case 'utilities':
    case 'telephone':
    case 'schools':
    case 'travel':
      return m.verification_record_observed({ what: record.what, yuan: yuan(record.amountFen) })
  }
}
