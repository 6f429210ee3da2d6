import type { Officer } from '#shared/domain/people/officer.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { speaksOfTheCounty } from '#shared/domain/petitions/petition.ts'
import { isRaised, type Complaint } from './complaint.ts'
import type { ComplaintEvent, Desk } from './events.ts'
import { countyOf, namesTheCounty, type ComplaintFiling } from './filing.ts'

/** What is known of a county's people by name: who holds which office, and whose relative is called what. */
export interface Known {
  readonly officers: readonly Pick<Officer, 'id' | 'name' | 'role' | 'division' | 'left'>[]
  readonly kin: readonly { readonly account: string | null; readonly officer: string; readonly relative: string }[]
}

const handlers = { county: 'county-officer', supervisor: 'supervisor' } as const
const other = { county: 'supervisor', supervisor: 'county' } as const

export const deskOf = ({ role }: Pick<Actor, 'role'>): Desk => (role === 'supervisor' ? 'supervisor' : 'county')

/** Everything its sender said, in which somebody may be named. */
export const saidIn = (filing: ComplaintFiling, events: readonly ComplaintEvent[]): string =>
  [
    filing.about,
    filing.facts,
    ...events.flatMap((event) =>
      event.type === 'senderWrote' || event.type === 'redirectionContested' || event.type === 'reviewRequested'
        ? [event.text]
        : [],
    ),
  ].join('\n')

/**
 * Accounts of whoever is named in these words, and of their relatives. By name alone, so that no identity number is
 * opened for it: a namesake stands aside once too often, which harms nobody.
 */
export function standingAside(words: string, { officers, kin }: Known): string[] {
  const isNamed = (name: string) => words.includes(name)
  const called = (name: string) => officers.filter((officer) => officer.name === name).map(({ id }) => id)
  const named = officers.filter(({ name }) => isNamed(name)).map(({ id }) => id)
  const relatives = kin.flatMap(({ account, officer, relative }) => [
    ...(isNamed(officer) ? called(relative) : []),
    ...(isNamed(relative) ? [...called(officer), ...(account === null ? [] : [account])] : []),
  ])
  return [...new Set([...named, ...relatives])].sort()
}

/**
 * Who does not see a complaint, and on whose desk it lies: what is about the county's own goes to the supervisor. A desk
 * where everybody would have to stand aside is passed over; where both are, it waits for somebody new.
 */
export function placed(
  filing: ComplaintFiling,
  words: string,
  known: Known,
  wanted: Desk = 'county',
): { aside: string[]; desk: Desk } {
  const aside = standingAside(words, known)
  const county = countyOf(filing)
  const inOffice = known.officers.filter(({ left }) => left === null)
  const ofTheCounty = inOffice.some(({ name, division }) => division === county && words.includes(name))
  const first = namesTheCounty(filing) || speaksOfTheCounty(words) || ofTheCounty ? 'supervisor' : wanted
  const isStaffed = (desk: Desk) =>
    inOffice.some(({ id, role, division }) => role === handlers[desk] && division === county && !aside.includes(id))
  return { aside, desk: isStaffed(first) || !isStaffed(other[first]) ? first : other[first] }
}

/**
 * Whether a complaint exists for this officer at all: not one that names them or a relative, and only one of their own
 * desk; the supervisor besides sees what was raised.
 */
export const exists = (complaint: Complaint, actor: Actor): boolean => {
  const { filing, aside, desk } = complaint
  if (actor.division !== countyOf(filing) || aside.includes(actor.id)) return false
  if (`${filing.about}\n${filing.facts}`.includes(actor.name)) return false
  return desk === deskOf(actor) || (deskOf(actor) === 'supervisor' && isRaised(complaint))
}
