import { countedIn } from '#shared/domain/applications/counted.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'

/** The pages of an application in the order in which they are asked; the last two are reached by all the others. */
export const journey = [
  'place',
  'members',
  'incomes',
  'supporters',
  'deductions',
  'property',
  'account',
  'circumstances',
  'documents',
  'check',
] as const
export type JourneyPage = (typeof journey)[number]

/** Where a page leads once it is saved: back to the answers it was opened from, or on, where what it changed is said. */
export function onward(id: string, page: JourneyPage, url: URL): string {
  if (cameFromCheck(url)) return `/apply/${id}/check?after=${page}`
  return `/apply/${id}/${journey[journey.indexOf(page) + 1] ?? 'check'}?after=${page}`
}

export const cameFromCheck = (url: URL): boolean => url.searchParams.get('back') === 'check'

/** The way back from a page: the answers it was opened from, or the list of everything. */
export const backward = (id: string, url: URL): string => (cameFromCheck(url) ? `/apply/${id}/check` : `/apply/${id}`)

/** To the household, with how many of it counted before, so that it says what the answer changed. */
export const household = (
  { id, answers, today }: Pick<OwnApplication, 'id' | 'answers' | 'today'>,
  url: URL,
): string => {
  const query = new URLSearchParams({
    ...(cameFromCheck(url) && { back: 'check' }),
    was: countedBefore(answers, today),
  })
  return `/apply/${id}/members?${query.toString()}`
}
const countedBefore = ({ members = [] }: OwnApplication['answers'], today: string) => String(countedIn(members, today))

/** Carries the way back to the next page of the same subject. */
export const carry = (url: URL): string => (cameFromCheck(url) ? '?back=check' : '')
