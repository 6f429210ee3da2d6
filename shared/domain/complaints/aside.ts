import type { Actor } from '#shared/domain/people/person.ts'
import { isStaffed, standingAside, type Known } from '#shared/domain/petitions/aside.ts'
import { speaksOfTheCounty } from '#shared/domain/petitions/petition.ts'
import { isRaised, type Complaint } from './complaint.ts'
import type { ComplaintEvent, Desk } from './events.ts'
import { countyOf, namesTheCounty, type ComplaintFiling } from './filing.ts'

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
  const ofTheCounty = known.officers.some(
    ({ name, division, left }) => left === null && division === county && words.includes(name),
  )
  const first = namesTheCounty(filing) || speaksOfTheCounty(words) || ofTheCounty ? 'supervisor' : wanted
  const staffed = (desk: Desk) => isStaffed(known, county, handlers[desk], aside)
  return { aside, desk: staffed(first) || !staffed(other[first]) ? first : other[first] }
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
