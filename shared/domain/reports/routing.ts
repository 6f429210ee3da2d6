import type { Actor } from '#shared/domain/people/person.ts'
import { isStaffed, namesAnOfficer, standingAside, type Known } from '#shared/domain/petitions/aside.ts'
import { speaksOfTheCounty } from '#shared/domain/petitions/petition.ts'
import { countyOf, isRaised, type Filing, type Report, type TipDesk } from './report.ts'

export const handlers = { handler: 'tip-handler', supervisor: 'supervisor' } as const
export const otherDesk = { handler: 'supervisor', supervisor: 'handler' } as const

export const tipDeskOf = ({ role }: Pick<Actor, 'role'>): TipDesk => (role === 'supervisor' ? 'supervisor' : 'handler')

type Told = Pick<Report, 'filing' | 'messages' | 'officers' | 'links' | 'passedOn' | 'desk'>

/** Everything in which somebody may be named: by the sender, and by the desk. */
const saidIn = ({ filing, messages, officers }: Told): string =>
  [
    filing.about,
    filing.facts,
    ...messages.flatMap(({ from, text }) => (from === 'sender' ? [text] : [])),
    ...officers,
  ].join('\n')

/** What is the supervisor's by its kind: favour, and the county's own (信访 art. 30). */
export const isCountys = ({ kind, against, about, facts }: Filing): boolean =>
  kind === 'official-favouritism' || against === 'county' || speaksOfTheCounty(`${about}\n${facts}`)

/**
 * Who does not see a tip, and on whose desk it lies. A desk where everybody would have to stand aside is passed over;
 * where both are, it waits for somebody new. What was passed on stays where a person sent it, until an officer is found in it.
 */
export function placed(told: Told, known: Known): Pick<Report, 'aside' | 'desk'> {
  const words = saidIn(told)
  const named = standingAside(words, known)
  const aside = [...new Set([...named, ...told.links.flatMap((link) => link.aside)])].sort()
  const official = isCountys(told.filing) || speaksOfTheCounty(words) || namesAnOfficer(words, known)
  const first = official && (told.passedOn === null || told.officers.length > 0) ? 'supervisor' : told.desk
  const staffed = (desk: TipDesk) => isStaffed(known, countyOf(told.filing), handlers[desk], aside)
  return { aside, desk: staffed(first) || !staffed(otherDesk[first]) ? first : otherDesk[first] }
}

/** As it lies after something was said or found: a handler who stands aside by now, or whose desk it left, lets it go. */
export function placedAnew(report: Report, known: Known): Report {
  const { aside, desk } = placed(report, known)
  const stays = desk === report.desk && !aside.includes(report.handler?.id ?? '')
  return { ...report, aside, desk, handler: stays ? report.handler : null }
}

/** Desks whose holders may open it. */
export const desksOf = (report: Report): TipDesk[] => (isRaised(report) ? [report.desk, 'supervisor'] : [report.desk])

/** Whether a tip exists for this officer at all; whoever became a relative since it came stands aside too. */
export const exists = (report: Report, actor: Actor, known: Known): boolean =>
  actor.division === countyOf(report.filing) &&
  !report.aside.includes(actor.id) &&
  !placed(report, known).aside.includes(actor.id) &&
  !saidIn(report).includes(actor.name) &&
  desksOf(report).some((desk) => handlers[desk] === actor.role)
