import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import { IdentityNumber, maskIdentityNumber, PersonName } from './identity-number.ts'

/** Near relatives (Civil Code art. 1045), and the officer's own person: nobody acts on their own case either. */
export const KinRelation = z.enum(
  ['self', 'spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild'],
  'choose-one',
)
export type KinRelation = z.infer<typeof KinRelation>

/** The subject of an officer's token. */
export const AccountId = z
  .string()
  .trim()
  .regex(/^[\w.@:|-]{1,100}$/, 'invalid')

/** Whose relative: somebody with an account here, or a village cadre without one. */
export const KinOf = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('account'), account: AccountId.meta({ examples: ['town-renyi'] }) }),
    z.strictObject({ kind: z.literal('cadre'), name: PersonName, village: VillageCode }),
  ],
  'choose-one',
)
export type KinOf = z.infer<typeof KinOf>

/** What the administrator writes into the register (近亲属备案, domain.md row 123). */
export const KinEntry = z.strictObject({
  of: KinOf,
  relation: KinRelation,
  name: PersonName.meta({ examples: ['吴秀英'] }),
  idNumber: IdentityNumber.meta({ examples: ['990101195003079011'] }),
})
export type KinEntry = z.infer<typeof KinEntry>

/** An entry as the register holds it; once removed, it says who took it out and finds nobody any more. */
export const Kin = KinEntry.extend({
  id: z.uuid(),
  version: z.int(),
  county: z.string(),
  /** The officer's or cadre's name at the time. */
  officer: z.string(),
  by: z.string(),
  at: Instant,
  removed: z.boolean(),
})
export type Kin = z.infer<typeof Kin>

/** As it is listed: the number only as far as it must be recognised. */
export const KinView = Kin.omit({ county: true, removed: true }).extend({ idNumber: z.string() })
export type KinView = z.infer<typeof KinView>

export const kinView = ({ county: _county, removed: _removed, ...kin }: Kin): KinView => ({
  ...kin,
  idNumber: maskIdentityNumber(kin.idNumber),
})

/** Who stands aside from a case on which these entries' persons are: accounts, and every name. */
export const standingAside = (entries: readonly Pick<Kin, 'of' | 'officer'>[]) => ({
  officers: [...new Set(entries.flatMap(({ of }) => (of.kind === 'account' ? [of.account] : [])))].sort(),
  names: [...new Set(entries.map(({ officer }) => officer))].sort(),
})
