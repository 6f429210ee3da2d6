import {
  Entity,
  executeTransactWrite,
  GetItemCommand,
  item,
  number,
  PutTransaction,
  QueryCommand,
  string,
  Table,
} from 'dynamodb-toolbox'
import * as z from 'zod'
import { isRaised, owedBy, type Complaint } from '#shared/domain/complaints/complaint.ts'
import { ComplaintEvent, type Desk } from '#shared/domain/complaints/events.ts'
import { complaintOf } from '#shared/domain/complaints/evolve.ts'
import { countyOf } from '#shared/domain/complaints/filing.ts'
import { definitionOf } from './database.ts'
import { unlessOvertaken } from './refused.ts'
import { sealUnder } from './seal.ts'
import { slowHash } from './slow-hash.ts'
import { tables } from './tables.ts'

const pageSize = 50
const never = '9999-12-31'
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[\w-]{16,64}$/)

const table = new Table(definitionOf(tables.complaints))
const { seal, open, fingerprint } = sealUnder('COMPLAINTS_KEY')
const keyOf = (id: string) => ({ pk: `COMPLAINT#${id}`, sk: 'COMPLAINT' })
const raisedKeyOf = (id: string) => ({ pk: `COMPLAINT#${id}`, sk: 'RAISED' })

/** What happened to it lies sealed whole; only what orders the desk's list stands in clear. */
const ComplaintEntity = new Entity({
  name: 'complaint',
  table,
  timestamps: false,
  computeKey: ({ id }) => keyOf(id),
  schema: item({ id: string().key(), version: number(), sealed: string(), desk: string(), due: string() }),
})

/** The same in the supervisor's list of what was raised, while it is; without a desk it is in no list. */
const RaisedEntity = new Entity({
  name: 'raised',
  table,
  timestamps: false,
  computeKey: ({ id }) => raisedKeyOf(id),
  schema: item({
    id: string().key(),
    sealed: string().optional(),
    desk: string().optional(),
    due: string().optional(),
  }),
})

const Events = z.array(ComplaintEvent)

/** A complaint with everything that happened to it. */
export interface FoundComplaint {
  readonly complaint: Complaint
  readonly events: readonly ComplaintEvent[]
}

/** Which list is read: a desk's own, or what was raised to the supervisor. */
export type ComplaintList = Desk | 'raised'
const listOf = (county: string, list: ComplaintList) => `${county}#${list}`

const write = async (
  id: string,
  events: readonly ComplaintEvent[],
  before: FoundComplaint | null,
): Promise<boolean> => {
  const complaint = complaintOf(id, events)
  const sealed = await seal(JSON.stringify(events), id)
  const county = countyOf(complaint.filing)
  const due = `${owedBy(complaint)?.due.date ?? never}#${id}`
  const raised = isRaised(complaint)
  const head = ComplaintEntity.build(PutTransaction)
    .item({ id, version: complaint.version, sealed, desk: listOf(county, complaint.desk), due })
    .options({
      condition: before === null ? { attr: 'id', exists: false } : { attr: 'version', eq: before.complaint.version },
    })
  const beside = RaisedEntity.build(PutTransaction).item(
    raised ? { id, sealed, desk: listOf(county, 'raised'), due } : { id },
  )
  return unlessOvertaken(() =>
    executeTransactWrite(head, ...(raised || (before !== null && isRaised(before.complaint)) ? [beside] : [])),
  )
}

/** False where a complaint lies under this id already. */
export const fileComplaint = (id: string, events: readonly ComplaintEvent[]): Promise<boolean> =>
  write(id, events, null)

/** Adds what happened to what was found; false when somebody wrote in between. */
export const addToComplaint = (found: FoundComplaint, ...events: readonly ComplaintEvent[]): Promise<boolean> =>
  write(found.complaint.id, [...found.events, ...events], found)

const opened = async (id: string, sealed: string): Promise<FoundComplaint> => {
  const events = Events.parse(JSON.parse(await open(sealed, id)))
  return { complaint: complaintOf(id, events), events }
}

/** Access pattern: one complaint. */
export async function findComplaint(id: string): Promise<FoundComplaint | null> {
  const { Item } = await ComplaintEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? opened(id, Item.sealed) : null
}

const startAfter = (county: string, list: ComplaintList, cursor: string | undefined) => {
  if (cursor === undefined) return {}
  const id = cursor.slice(11)
  return {
    exclusiveStartKey: {
      ...(list === 'raised' ? raisedKeyOf(id) : keyOf(id)),
      due: cursor,
      desk: listOf(county, list),
    },
  }
}

interface Question {
  readonly county: string
  readonly list: ComplaintList
  readonly cursor?: string | undefined
  /** What does not exist for who asks is passed over, and leaves no gap by which it could be told. */
  readonly shows: (complaint: Complaint) => boolean
}

const Last = z.object({ due: z.string() })

const queried = async ({ county, list, cursor }: Omit<Question, 'shows'>, limit: number) => {
  const { Items = [], LastEvaluatedKey } = await table
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: listOf(county, list) })
    .entities(ComplaintEntity, RaisedEntity)
    .options({ limit, ...startAfter(county, list, cursor) })
    .send()
  const found = await Promise.all(Items.flatMap(({ id, sealed }) => (sealed === undefined ? [] : [opened(id, sealed)])))
  return { found, next: LastEvaluatedKey === undefined ? null : Last.parse(LastEvaluatedKey).due }
}

const cursorOf = (complaint: Complaint) => `${owedBy(complaint)?.due.date ?? never}#${complaint.id}`

/** Access pattern: a list of complaints by due date, a full page whatever is passed over; one query where nothing is. */
export async function complaintPage(question: Question): Promise<{ complaints: Complaint[]; cursor: string | null }> {
  const shown: Complaint[] = []
  let cursor: string | null | undefined = question.cursor
  while (cursor !== null && shown.length <= pageSize) {
    const { found, next } = await queried({ ...question, cursor }, pageSize + 1)
    shown.push(...found.map(({ complaint }) => complaint).filter(question.shows))
    cursor = next
  }
  const last = shown[pageSize - 1]
  return {
    complaints: shown.slice(0, pageSize),
    cursor: shown.length > pageSize && last !== undefined ? cursorOf(last) : null,
  }
}

/** Access pattern: everything at a desk that something is owed of, for the clock. */
export async function* complaintsOwing(county: string, desk: Desk): AsyncGenerator<FoundComplaint> {
  let cursor: string | null | undefined
  while (cursor !== null) {
    const { found, next } = await queried({ county, list: desk, cursor }, pageSize)
    const owing = found.filter(({ complaint }) => owedBy(complaint) !== null)
    yield* owing
    cursor = owing.length < found.length ? null : next
  }
}

/** The id under which a receipt's complaint lies; slow on purpose. */
export const complaintIdOf = async (receipt: string): Promise<string> => slowHash(receipt, await fingerprint('receipt'))

export const isComplaintCursor = (text: string): boolean => Cursor.safeParse(text).success
