import {
  DeleteTransaction,
  executeTransactWrite,
  GetItemCommand,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
} from 'dynamodb-toolbox'
import * as z from 'zod'
import { Application, newApplication } from '#shared/domain/applications/application.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { isUnclaimed, type Mandate } from '#shared/domain/applications/mandate.ts'
import type { Objector } from '#shared/domain/applications/objection.ts'
import type { CaseFile, Scratch } from '#shared/domain/applications/views.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import {
  ApplicationEntity,
  casework,
  DocumentEntity,
  EventEntity,
  GuardEntity,
  MemberEntity,
  ObjectorEntity,
  partitionOf,
  ReplyEntity,
  ScratchEntity,
} from './casework.ts'
import { carriedRow } from './carried.ts'
import { besides, type Beside } from './beside.ts'
import { mandateGuard, once, requestOf } from './guards.ts'
import { namedOn } from './persons-named.ts'
import { openReply } from './replies.ts'
import { conditionsFailed } from './refused.ts'
import { openAnswers, openObjector, openScratch, sealAnswers, sealScratch } from './sealed-answers.ts'
import { holdsOffice, maySurvey } from './people.ts'
import { countyOf, townOf, waiting } from './waiting.ts'

const draftOf = (resident: string, program: string) => `DRAFT#${resident}#${program}`
const numberOf = (number: string) => `NUMBER#${number}`
const noticeGuard = (notice: string) => `NOTICE#${notice}`

/** Sealed values are no longer numbers: their shape is checked again once they are open. */
const SealedApplication = z.looseObject({ id: z.string(), answers: z.custom<Application['answers']>() })

const opened = async (snapshot: unknown): Promise<Application> => {
  const sealed = SealedApplication.parse(snapshot)
  return Application.parse({ ...sealed, answers: await openAnswers(sealed.answers, sealed.id) })
}
/** A snapshot as an index answered it, with its sealed fields open. */
export const openedApplication = opened

const snapshotOf = async (application: Application) => ({
  id: application.id,
  version: application.version,
  snapshot: { ...application, answers: await sealAnswers(application.answers, application.id) },
  resident: application.resident,
  startedAt: application.startedAt,
  ...waiting(application),
})

/** Access pattern: one application with its whole file, in one query. */
export async function findCase(id: string): Promise<CaseFile | null> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(ApplicationEntity, EventEntity, DocumentEntity, ScratchEntity, MemberEntity, ReplyEntity, ObjectorEntity)
    .options({ consistent: true, maxPages: Infinity, showEntityAttr: true })
    .send()
  let application: Application | null = null
  const events: Event[] = []
  const documents: CaseDocument[] = []
  const scratch: Scratch = {}
  const replies: Reply[] = []
  const objectors: Record<string, Objector> = {}
  for (const found of Items) {
    if (found.entity === 'application') application = await opened(found.snapshot)
    else if (found.entity === 'event') events.push(Event.parse(found.event))
    else if (found.entity === 'document') documents.push(CaseDocument.parse(found.document))
    else if (found.entity === 'reply') replies.push(await openReply(found))
    else if (found.entity === 'objector')
      objectors[found.objection] = await openObjector(found.sealed, id, found.objection)
    else if (found.entity === 'scratch')
      scratch[found.page] = z
        .record(z.string(), z.string())
        .parse(JSON.parse(await openScratch(found.sealed, id, found.page)))
  }
  documents.sort((a, b) => a.requestedAt.localeCompare(b.requestedAt))
  return application && { application, events, documents, scratch, replies, objectors }
}

/** Access pattern: which case it is, where, how far and who must stand aside, without opening anything sealed. */
export async function whereaboutsOf(id: string): Promise<Whereabouts | null> {
  const { Item } = await ApplicationEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  const sent = SentSomewhere.safeParse(Item?.snapshot).data
  if (!sent) return null
  const { number, stage, resident, kin, answers } = sent
  return { number, stage, resident, kin, village: answers.place.village }
}
type Whereabouts = Pick<Application, 'stage' | 'resident' | 'kin'> & {
  readonly number: string
  readonly village: string
}
/** A draft belongs to nobody's desk. */
const SentSomewhere = Application.pick({ stage: true, resident: true, kin: true })
  .loose()
  .extend({
    submittedAt: z.string(),
    number: z.string(),
    answers: z.looseObject({ place: z.looseObject({ village: z.string() }) }),
  })

/** Access pattern: which application has a number. */
export async function caseNumbered(number: string): Promise<string | null> {
  const { Item } = await GuardEntity.build(GetItemCommand)
    .key({ what: numberOf(number) })
    .send()
  return Item?.application ?? null
}

/** Access pattern: which application a notice is of; the notice itself does not say. */
export async function caseOfNotice(notice: string): Promise<string | null> {
  const { Item } = await GuardEntity.build(GetItemCommand)
    .key({ what: noticeGuard(notice) })
    .options({ consistent: true })
    .send()
  return Item?.application ?? null
}

/** Access pattern: my applications, newest first. */
export async function applicationsOf(resident: string): Promise<Application[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byResident', partition: resident })
    .entities(ApplicationEntity)
    .options({ reverse: true, limit: 100 })
    .send()
  return Promise.all(Items.map(({ snapshot }) => opened(snapshot)))
}

interface Start {
  readonly id: string
  readonly program: string
  readonly resident: string
  readonly now: string
}
/** What led to it: an invitation, or a mandate with the code on the slip that the person is given. */
interface Origin {
  readonly event: Event
  readonly mandated?: { readonly mandate: Mandate; readonly code: string }
}

const rowsOfOrigin = async (application: Application, { event, mandated }: Origin) => [
  EventEntity.build(PutTransaction).item({ id: application.id, version: application.version, event }),
  ...(mandated ? [once(await mandateGuard(mandated.code), application.id)] : []),
  ...carriedRow(application),
]

/** Starts a draft, or finds the one that is open already for this program: a double click gives one. */
export async function startApplication(start: Start, origin?: Origin): Promise<string> {
  const guard = { what: draftOf(start.resident, start.program), application: start.id }
  const application = newApplication({ ...start, ...(origin?.mandated && { mandate: origin.mandated.mandate }) })
  try {
    await executeTransactWrite(
      ApplicationEntity.build(PutTransaction)
        .item(await snapshotOf(application))
        .options({ condition: { attr: 'id', exists: false } }),
      GuardEntity.build(PutTransaction)
        .item(guard)
        .options({ condition: { attr: 'what', exists: false } }),
      ...(origin ? await rowsOfOrigin(application, origin) : []),
    )
    return start.id
  } catch (error) {
    if (conditionsFailed(error) === null) throw error
    const { Item } = await GuardEntity.build(GetItemCommand)
      .key({ what: guard.what })
      .options({ consistent: true })
      .send()
    if (Item === undefined) throw error
    return Item.application
  }
}

/** Saves a draft's answers over the version they were read at; false when somebody saved in between. What an agent told is an event. */
export async function saveDraft(
  before: Application,
  after: Application,
  page: string | undefined,
  event: Event | null = null,
): Promise<boolean> {
  try {
    await executeTransactWrite(
      ApplicationEntity.build(PutTransaction)
        .item(await snapshotOf(after))
        .options({ condition: { attr: 'version', eq: before.version } }),
      ...(page === undefined ? [] : [ScratchEntity.build(DeleteTransaction).key({ id: after.id, page })]),
      ...(event === null
        ? []
        : [EventEntity.build(PutTransaction).item({ id: after.id, version: after.version, event })]),
    )
    return true
  } catch (error) {
    if (conditionsFailed(error) === null) throw error
    return false
  }
}

export async function keepScratch(id: string, page: string, fields: Record<string, string>): Promise<void> {
  await ScratchEntity.build(PutItemCommand)
    .item({ id, page, sealed: await sealScratch(fields, id, page) })
    .send()
}

export type Recorded = 'recorded' | 'changed-meanwhile' | 'repeated' | 'number-taken' | 'not-in-office'

/** What else must hold, or be written, with a decision. */
export interface Deed extends Beside {
  readonly before: Application
  readonly after: Application
  readonly event: Event
  readonly actor: string
  readonly requestId: string | null
}

/** A decision in one transaction: the new snapshot, its event, the request it answers and the guards. All of it or nothing. */
export async function record(deed: Deed): Promise<Recorded> {
  const { before, after, event, actor, requestId } = deed
  const snapshot = ApplicationEntity.build(PutTransaction)
    .item(await snapshotOf(after))
    .options({ condition: { attr: 'version', eq: before.version } })
  const happened = EventEntity.build(PutTransaction).item({ id: after.id, version: after.version, event })
  const request = requestId === null ? [] : [once(requestOf(actor, requestId), after.id)]
  const guards = await guardsOf(before, after)
  // Whoever is given a case, or sent to the house, holds an office there at this very moment: a condition, not a read.
  const colleagues = inOffice(event, after.answers.place?.village ?? '')
  const beside = await besides(after.id, event.at, deed)
  try {
    await executeTransactWrite(
      snapshot,
      ...request,
      ...guards.unique,
      happened,
      ...guards.rest,
      ...carriedRow(after),
      ...beside,
      ...colleagues,
    )
    return 'recorded'
  } catch (error) {
    const failed = conditionsFailed(error)
    if (failed === null) throw error
    if (request.length > 0 && failed.includes(1)) return 'repeated'
    if (failed.includes(0)) return 'changed-meanwhile'
    return colleagues.length > 0 ? 'not-in-office' : 'number-taken'
  }
}

/** Whoever is named must hold an office that reaches the family. */
const inOffice = (event: Event, village: string) => {
  if (event.type === 'assigned') return [holdsOffice(event.to, townOf(village))]
  if (event.type === 'examined') return event.review.present.map((one) => holdsOffice(one, countyOf(village)))
  if (event.type === 'neighbourVisited') return event.visitors.map((visitor) => maySurvey(visitor, village))
  const sent = event.type === 'surveyStarted' || event.type === 'surveyRecorded' ? event.surveyors : []
  return sent.map((surveyor) => maySurvey(surveyor, village))
}

/** From the moment that a notice is open, an objection to it finds its way. */
const opensNotice = (before: Application, after: Application) =>
  after.notice === null || after.notice.id === before.notice?.id
    ? []
    : [GuardEntity.build(PutTransaction).item({ what: noticeGuard(after.notice.id), application: after.id })]

/** A draft that its person found moves to their account; one that its agent gave up before makes room for another agent's. */
const guardsOfCarried = (before: Application, after: Application) => {
  const isFound = before.resident !== after.resident
  const isLeft = isUnclaimed(after) && before.mandate?.ended === null && after.mandate?.ended !== null
  if (after.stage !== 'DRAFT' || (!isFound && !isLeft)) return null
  const held = GuardEntity.build(DeleteTransaction).key({ what: draftOf(before.resident, before.program) })
  return {
    unique: isFound ? [once(draftOf(after.resident, after.program), after.id)] : [],
    rest: before.mandate?.ended === null ? [held] : [],
  }
}

/** A number exists once; a draft that was sent or given up makes room for another; persons are found by their hash. */
const guardsOf = async (before: Application, after: Application) => {
  const leavesDraft = before.stage === 'DRAFT' && after.stage !== 'DRAFT'
  if (!leavesDraft) return guardsOfCarried(before, after) ?? { unique: [], rest: opensNotice(before, after) }
  const room = GuardEntity.build(DeleteTransaction).key({ what: draftOf(after.resident, after.program) })
  if (after.number === null) return { unique: [], rest: [room] }
  return { unique: [once(numberOf(after.number), after.id)], rest: [room, ...(await namedOn(after))] }
}
