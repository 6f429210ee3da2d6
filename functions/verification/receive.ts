import * as z from 'zod'
import type { Application } from '#shared/domain/applications/application.ts'
import {
  largestReplyBytes,
  mostBadCells,
  mostReplyRows,
  type ReplyFile,
  type ReplyKey,
} from '#shared/domain/verification/file.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import type { GoodRow } from '#shared/domain/verification/rows.ts'
import { findCase } from '#shared/store/applications.ts'
import { applicationsNaming } from '#shared/store/persons-named.ts'
import { keepReply } from '#shared/store/replies.ts'
import { noteReplyFile } from '#shared/store/reply-files.ts'
import { understandTable } from './tables.ts'

/** A file as it arrived; `sequence` grows with each arrival, `now` is the office's time. */
export interface Arrival extends ReplyKey {
  readonly bytes: Uint8Array
  readonly sequence: string
  readonly now: string
}

const unread = (arrival: Arrival): ReplyFile => ({
  source: arrival.source,
  name: arrival.name,
  receivedAt: arrival.now,
  problem: null,
  missing: [],
  rows: 0,
  kept: 0,
  unasked: 0,
  badRows: 0,
  bad: [],
  // A verifier sends a reply for a case; then its id is the folder.
  cases: z.uuid().safeParse(arrival.name.split('/')[0]).success ? [arrival.name.split('/')[0] ?? ''] : [],
})

/** An open request of this county that asks this register; everybody else's rows are none of our business. */
const asks = ({ answers, verification }: Application, { county, source }: Arrival): boolean =>
  verification.status === 'started' &&
  verification.request?.sources.includes(source) === true &&
  answers.place?.village.startsWith(county) === true

/** The cases that ask about these people, each read once. */
const openCases = async (idNumbers: readonly string[], arrival: Arrival): Promise<Map<string, Application>> => {
  const found = new Map<string, Application>()
  const seen = new Set<string>()
  for (const idNumber of idNumbers)
    for (const id of await applicationsNaming(idNumber)) {
      if (seen.has(id)) continue
      seen.add(id)
      const file = await findCase(id)
      if (file !== null && asks(file.application, arrival)) found.set(id, file.application)
    }
  return found
}

/** Several banks answer for one person, and each replaces only its own word. */
const repliesTo = (application: Application, rows: readonly GoodRow[], { source, now }: Arrival): Reply[] =>
  (application.answers.members ?? []).flatMap(({ idNumber }, member) =>
    [
      ...Map.groupBy(
        rows.filter((row) => row.idNumber === idNumber),
        ({ part }) => part,
      ),
    ].map(([part, said]) => ({
      source,
      member,
      part,
      asOf: said.map((row) => row.asOf).reduce((oldest, asOf) => (asOf < oldest ? asOf : oldest)),
      receivedAt: now,
      records: said.flatMap(({ record }) => (record === null ? [] : [record])),
    })),
  )

const keepAll = async (cases: ReadonlyMap<string, Application>, rows: readonly GoodRow[], arrival: Arrival) => {
  for (const [id, application] of cases)
    for (const reply of repliesTo(application, rows, arrival)) await keepReply(id, reply, arrival.sequence)
}

const read = async (arrival: Arrival): Promise<ReplyFile> => {
  const file = unread(arrival)
  if (arrival.bytes.length > largestReplyBytes) return { ...file, problem: 'too-large' }
  const reading = await understandTable(arrival.source, arrival.bytes)
  if ('unreadable' in reading) return { ...file, problem: 'unreadable' }
  if ('missing' in reading) return { ...file, problem: 'columns-missing', missing: [...reading.missing] }
  if (reading.rows > mostReplyRows) return { ...file, problem: 'too-large' }
  const cases = await openCases([...new Set(reading.good.map(({ idNumber }) => idNumber))], arrival)
  await keepAll(cases, reading.good, arrival)
  const asked = new Set([...cases.values()].flatMap(({ answers }) => answers.members ?? []).map((one) => one.idNumber))
  const kept = reading.good.filter(({ idNumber }) => asked.has(idNumber)).length
  return {
    ...file,
    rows: reading.rows,
    kept,
    unasked: reading.good.length - kept,
    badRows: reading.rows - reading.good.length,
    bad: reading.bad.slice(0, mostBadCells).map((cell) => ({ ...cell })),
    cases: [...new Set([...file.cases, ...cases.keys()])],
  }
}

/** Reads a reply and keeps what was asked; the file is noted last, so that one cut short is read again and changes nothing twice. */
export async function receive(arrival: Arrival): Promise<ReplyFile> {
  const file = await read(arrival)
  await noteReplyFile(arrival.county, arrival.sequence, file)
  return file
}
