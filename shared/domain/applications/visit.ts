import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Application } from './application.ts'
import type { Refusal } from './refusal.ts'

/** A visit or a meeting belongs to the case it is recorded in: made after it was accepted, and not still to come; null when it can be. */
export const impossibleVisit = (
  { acceptedAt }: Pick<Application, 'acceptedAt'>,
  visitedOn: string,
  now: string,
  field = 'visitedOn',
): Refusal | null => {
  const wrong = (code: FieldProblem): Refusal => ({ problem: 'FIELD', field, code })
  if (visitedOn > localDate(now)) return wrong('date-in-future')
  return acceptedAt !== null && visitedOn < localDate(acceptedAt) ? wrong('date-before-acceptance') : null
}
