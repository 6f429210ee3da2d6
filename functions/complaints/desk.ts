import { localDate } from '#shared/domain/calendar/calendar.ts'
import { exists } from '#shared/domain/complaints/aside.ts'
import type { ComplaintCommand } from '#shared/domain/complaints/commands.ts'
import { decide } from '#shared/domain/complaints/decide.ts'
import { complaintSummary, complaintView } from '#shared/domain/complaints/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import {
  addToComplaint,
  complaintPage,
  findComplaint,
  isComplaintCursor,
  type ComplaintList,
} from '#shared/store/complaints.ts'
import { fieldProblem, problem } from '../http/problem.ts'

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** A complaint of another desk or county, or one that names the actor or a relative, is answered like one that never was. */
const find = async (id: string, { actor }: Context) => {
  const found = await findComplaint(id)
  if (found === null || !exists(found.complaint, actor)) throw problem('NOT_FOUND')
  return found
}

export const listed = async (list: ComplaintList, cursor: string | undefined, { actor, now }: Context) => {
  if (cursor !== undefined && !isComplaintCursor(cursor))
    throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
  const county = actor.division.slice(0, 6)
  const page = await complaintPage({ county, list, cursor, shows: (complaint) => exists(complaint, actor) })
  return { today: localDate(now), complaints: page.complaints.map(complaintSummary), cursor: page.cursor }
}

export const shown = async (id: string, context: Context) => {
  const { events } = await find(id, context)
  return complaintView(id, events, context)
}

export const act = async (
  { id, version }: { id: string; version: number },
  command: ComplaintCommand,
  context: Context,
) => {
  const found = await find(id, context)
  if (found.complaint.version !== version) throw problem('CHANGED_MEANWHILE')
  const event = decide(found.complaint, command, context)
  if ('problem' in event)
    throw event.problem === 'FIELD'
      ? problem('INPUT_INVALID', { fields: [fieldProblem(event.field, event.code)] })
      : problem(event.problem)
  if (!(await addToComplaint(found, event))) throw problem('CHANGED_MEANWHILE')
  return complaintView(id, [...found.events, event], context)
}
