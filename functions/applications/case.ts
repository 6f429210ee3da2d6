import type { Application } from '#shared/domain/applications/application.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { applicationNumber } from '#shared/domain/applications/number.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import type { Rulebook } from '#shared/domain/applications/rule.ts'
import { rulebookFor } from '#shared/domain/applications/rulebook.ts'
import type { Trace } from '#shared/domain/applications/trace.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { isMandate, isSheet } from '#shared/domain/documents/document.ts'
import type { Party } from '#shared/domain/people/person.ts'
import { record, type Recorded } from '#shared/store/applications.ts'
import { allPolicies } from '#shared/store/public-record.ts'
import { objectorIn } from '#shared/domain/applications/objection.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import { refused } from '../http/problem.ts'

/** What applies to a case this month: its program's procedure and what the policy in force makes of its answers. */
export const rulesOf = async (application: Application, now: string): Promise<Rulebook> =>
  rulebookFor(application, await allPolicies(), now)

export interface Deed {
  readonly file: CaseFile
  readonly command: Command
  readonly actor: Party
  readonly now: string
  readonly requestId: string | null
}

/** Who objected goes beside the case, sealed, and into no event; null for a lead and for every other command. */
const objectorBehind = (command: Command, event: Event) => {
  if (event.type !== 'objectionRecorded') return null
  if (command.verb !== 'recordObjection' && command.verb !== 'receiveObjection') return null
  const who = objectorIn(command)
  return who && { objection: event.objection, who }
}

/** A neighbour's name goes beside the case likewise. */
const neighbourBehind = (command: Command, event: Event) =>
  event.type === 'neighbourVisited' && command.verb === 'recordNeighbourVisit' && event.named
    ? { visit: event.visit, name: command.name }
    : null

/** Every look into a register leaves who, why and when (Law art. 70(6)). */
const traceBehind = ({ type, at, by, ...event }: Event): Trace | null => {
  if (type !== 'verificationStarted' || !('request' in event)) return null
  const { purpose, sources } = event.request
  return { at, by, deed: 'looked-up', about: ['asked', purpose, ...sources].join(' ') }
}

/** Decides and records; throws the named problem when the domain says no. One transaction, no further read. */
export async function carryOut({
  file,
  command,
  actor,
  now,
  requestId,
}: Deed): Promise<{ recorded: Recorded; file: CaseFile }> {
  const { application: before } = file
  const event = decide(before, command, {
    actor,
    now,
    newId: randomUUID(),
    newNumber: applicationNumber(before.answers.place?.village ?? '', localDate(now), randomBytes(4)),
    ...(await rulesOf(before, now)),
    replies: file.replies,
    objectors: Object.values(file.objectors).map(({ name }) => name),
    mandateShown: file.documents.some(isMandate),
    sheets: file.documents.filter(isSheet).map(({ id }) => id),
  })
  if (isRefusal(event)) throw refused(event)
  const after = evolve(before, event)
  const objector = objectorBehind(command, event)
  const drawing = command.verb === 'drawSignature' ? command.strokes : null
  const beside = { objector, drawing, neighbour: neighbourBehind(command, event), trace: traceBehind(event) }
  const recorded = await record({ before, after, event, actor: actor.id, requestId, ...beside })
  const objectors = objector === null ? file.objectors : { ...file.objectors, [objector.objection]: objector.who }
  return { recorded, file: { ...file, application: after, events: [...file.events, event], objectors } }
}
