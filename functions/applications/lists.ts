import { daysOf, type ListFilter } from '#shared/domain/applications/worklist.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { isCursor, type QueueQuestion } from '#shared/store/queue.ts'
import { fieldProblem, problem } from '../http/problem.ts'

const kindFor = ({ role }: Actor, { due }: ListFilter): QueueQuestion['kind'] => {
  if (role === 'verifier') return 'verification'
  // A town is told nothing by others: what is told to it is its own.
  return due === 'told' && role !== 'town-officer' && role !== 'town-lead' ? 'escalation' : 'desk'
}

const whose = (assignee: ListFilter['assignee'], { id }: Actor) => {
  if (assignee === 'mine') return id
  return assignee === 'nobody' ? null : assignee
}

/** A filter as a question about the actor's own desk: the desk is never taken from the caller. */
export const questionOf = (
  filter: ListFilter,
  { actor, now }: { readonly actor: Actor; readonly now: string },
  place: Pick<QueueQuestion, 'cursor' | 'backwards'> = {},
): QueueQuestion => {
  if (place.cursor !== undefined && !isCursor(place.cursor))
    throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
  return {
    desk: actor.division,
    kind: kindFor(actor, filter),
    assignee: whose(filter.assignee, actor),
    stage: filter.stage,
    program: filter.program,
    place: filter.place,
    ...daysOf(filter, localDate(now)),
    ...place,
  }
}
