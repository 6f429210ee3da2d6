import type { Application, Assignee } from '#shared/domain/applications/application.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import type { Officer } from '#shared/domain/people/officer.ts'
import { findPerson } from '#shared/store/people.ts'
import { casesDue } from '#shared/store/queue.ts'
import { now } from '../http/clock.ts'
import { note } from './note.ts'

/** Still the leaver's, and nothing that the successor must stand aside from: that stays for the lead to give. */
const isToGive = ({ stage, assignee, kin, due }: Application, from: Officer, to: Assignee) =>
  assignee?.id === from.id &&
  due !== null &&
  transitions.assign.ways[stage] !== undefined &&
  !kin.officers.includes(to.id)

/** What somebody who left had open goes to the successor whom the administrator named, case by case; again, it goes nowhere. */
export async function handOverFrom(leaver: Officer): Promise<void> {
  const successor = leaver.left?.successor == null ? null : await findPerson(leaver.left.successor)
  if (successor === null) return
  const to = { id: successor.id, name: successor.name }
  for await (const { id } of casesDue({ desk: leaver.division, assignee: leaver.id }))
    await note(id, now(), (state) => (isToGive(state, leaver, to) ? { verb: 'assign', to } : null))
}
