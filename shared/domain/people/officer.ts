import * as z from 'zod'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import {
  DivisionCode,
  levelOf,
  unchoosable,
  VillageCode,
  type DivisionLevel,
} from '#shared/domain/divisions/divisions.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { PersonName } from './identity-number.ts'
import { AccountId } from './kin.ts'
import { Person, Role } from './person.ts'

export const OfficeRole = Role.exclude(['resident'], 'choose-one')
export type OfficeRole = z.infer<typeof OfficeRole>

/** Who holds an office here, or held it: left, the account has no role at once, and the record stays. */
export const Officer = z.strictObject({
  ...Person.shape,
  version: z.int(),
  /** Villages and communities whose one named assistant (低保专干, domain.md row 175) this is. */
  communities: z.array(z.string()),
  since: LocalDate,
  left: z
    .strictObject({
      on: LocalDate,
      /** Who takes over what was open; null where nothing was. */
      successor: z.string().nullable(),
    })
    .nullable(),
})
export type Officer = z.infer<typeof Officer>

/** What the administrator decides about an office. */
export const Office = z.strictObject({
  name: PersonName.meta({ examples: ['吴强'] }),
  role: OfficeRole.meta({ examples: ['town-officer'] }),
  division: DivisionCode.meta({ examples: ['500153101'] }),
  communities: z
    .array(VillageCode)
    .max(60, 'too-many')
    .meta({ examples: [[]] }),
})
export type Office = z.infer<typeof Office>

export const Leaving = z.strictObject({ successor: AccountId.meta({ examples: ['town-changyuan-2'] }).nullable() })
export type Leaving = z.infer<typeof Leaving>

/** One change of an office: who changed what when. */
export const OfficeChange = z.strictObject({
  at: Instant,
  by: z.strictObject({ id: z.string(), name: z.string() }),
  deed: z.enum(['joined', 'changed', 'left']),
  officer: Officer,
})
export type OfficeChange = z.infer<typeof OfficeChange>

export type Misfit = { readonly problem: 'FIELD'; readonly field: string; readonly code: FieldProblem }
const wrong = (field: string, code: FieldProblem): Misfit => ({ problem: 'FIELD', field, code })

const levels: Readonly<Record<OfficeRole, DivisionLevel>> = {
  agent: 'village',
  'grid-worker': 'village',
  'town-officer': 'town',
  'town-lead': 'town',
  verifier: 'county',
  'county-officer': 'county',
  'county-confirmer': 'county',
  'tip-handler': 'county',
  custodian: 'county',
  supervisor: 'county',
  administrator: 'county',
}
/** Roles that act on cases. */
const casework: readonly OfficeRole[] = [
  'agent',
  'grid-worker',
  'town-officer',
  'town-lead',
  'verifier',
  'county-officer',
  'county-confirmer',
]

/** Roles that one person must not hold under two accounts (roles.md): the keeper of roles and keys works no case. */
export const incompatible = (one: OfficeRole, other: OfficeRole): boolean => {
  const apart = (first: OfficeRole, second: OfficeRole) => {
    if (first === 'administrator') return casework.includes(second)
    return first === 'custodian' && (second === 'tip-handler' || casework.includes(second))
  }
  return apart(one, other) || apart(other, one)
}

/** What is wrong with an office in this county, given the other accounts of the same person; null when nothing is. */
export const misfit = (office: Office, county: string, others: readonly Officer[]): Misfit | null => {
  if (!office.division.startsWith(county)) return wrong('division', 'outside-county')
  if (levelOf(office.division) !== levels[office.role]) return wrong('role', 'role-elsewhere')
  const nowhere = unchoosable(office.division)
  if (nowhere !== null) return wrong('division', nowhere)
  if (others.some(({ role, left }) => left === null && incompatible(role, office.role)))
    return wrong('role', 'role-incompatible')
  if (!office.communities.every((code) => code.startsWith(office.division)))
    return wrong('communities', 'community-elsewhere')
  const gone = office.communities.map(unchoosable).find((code) => code !== null)
  return gone === undefined ? null : wrong('communities', gone)
}

/** Who takes over holds the same role where it reaches the same place, today. */
export const unfitSuccessor = (leaver: Officer, successor: Officer | null): Misfit | null =>
  successor !== null &&
  successor.left === null &&
  successor.id !== leaver.id &&
  successor.role === leaver.role &&
  leaver.division.startsWith(successor.division)
    ? null
    : wrong('successor', 'successor-unfit')
