import type { FormattedItem } from 'dynamodb-toolbox'
import { executeTransactWrite, PutTransaction, QueryCommand } from 'dynamodb-toolbox'
import type { Holder } from '#shared/domain/keys/holder-key.ts'
import type { Contact } from '#shared/domain/people/contact.ts'
import type { Evidence } from '#shared/domain/reports/evidence.ts'
import { countedIn } from '#shared/domain/reports/numbers.ts'
import { countyOf, isRaised, Report } from '#shared/domain/reports/report.ts'
import { keptUntil } from '#shared/domain/reports/retention.ts'
import { desksOf, handlers } from '#shared/domain/reports/routing.ts'
import type { SenderIdentity } from '#shared/domain/reports/sender-identity.ts'
import { openText, sealTextTo } from '#shared/sealing/envelope.ts'
import { evidenceIn, evidenceSealedAnew } from './evidence.ts'
import { officersOf } from './people.ts'
import { unlessOvertaken } from './refused.ts'
import { identityIn, newSender, senderForgotten, senderSealedAnew } from './sender-identities.ts'
import { slowHash } from './slow-hash.ts'
import { holdersOf } from './tip-keys.ts'
import { lockAnew, newLock, opensByReceipt, opensFor, opensNothing, type Lock } from './tip-lock.ts'
import { countTip } from './tip-numbers.ts'
import { EvidenceEntity, partitionOf, ReportEntity, SenderEntity, tipsSeal, tipsTable } from './tip-rows.ts'

export type ReportRow = FormattedItem<typeof ReportEntity>
interface Rows {
  readonly evidence: readonly FormattedItem<typeof EvidenceEntity>[]
  readonly sender: FormattedItem<typeof SenderEntity> | null
}

/** A tip that was opened, with everything that lies beside it. */
export interface FoundReport {
  readonly report: Report
  readonly evidence: readonly Evidence[]
  /** How it stands with who sent it in confidence; null where nobody did. */
  readonly sender: SenderIdentity | null
  /** What opened it, and how that lies. */
  readonly identity: string
  readonly lock: Lock
  readonly rows: Rows
}

export const never = '9999-12-31'
export const dueOf = ({ id, due }: Report) => `${due?.date ?? never}#${id}`
export const deskOf = (county: string, desk: Report['desk']) => `${county}#${desk}`

export type Holders = Readonly<Record<Report['desk'], readonly Holder[]>>
export const holdersIn = async (county: string): Promise<Holders> => {
  const known = officersOf(county)
  const [handler, supervisor] = await Promise.all([
    holdersOf(county, handlers.handler, known),
    holdersOf(county, handlers.supervisor, known),
  ])
  return { handler, supervisor }
}

/** Whoever has it on their desk and need not stand aside. */
export const entitledTo = (report: Report, holders: Holders): Holder[] =>
  [...new Set(desksOf(report))].flatMap((desk) => holders[desk]).filter(({ person }) => !report.aside.includes(person))

/** In clear, so that the morning removes a tip whose time is over without opening any. */
const keeping = (report: Report) => {
  const day = keptUntil(report)
  return day === null ? {} : { keptUntil: day }
}

/** What opens it, without what else lay in the row that it was read from. */
const lockIn = ({ recipient, wrapped, holders, unclaimed, receiptRecipient, receiptLocked }: Lock) => ({
  recipient,
  wrapped,
  holders: [...holders],
  ...(unclaimed !== undefined && { unclaimed }),
  receiptRecipient,
  receiptLocked,
})

const rowOf = async (report: Report, lock: Lock, promised: number) => ({
  ...lockIn(lock),
  promised,
  id: report.id,
  version: report.version,
  sealed: await sealTextTo([lock.recipient], JSON.stringify(report)),
  desk: deskOf(countyOf(report.filing), report.desk),
  due: dueOf(report),
  ...(report.heldUntil !== null && { heldUntil: report.heldUntil }),
  ...(isRaised(report) && { raised: true }),
  ...keeping(report),
})

const counted = (before: Report | null, after: Report) => {
  const numbers = countedIn(before, after)
  return numbers === null ? [] : [countTip(countyOf(after.filing), numbers)]
}

/** Files a tip under its receipt; who sent it in confidence is sealed apart. Throws where one lies there already. */
async function file(report: Report, receipt: string, contact: Contact | null = null): Promise<void> {
  const county = countyOf(report.filing)
  const { lock } = await newLock(report.id, receipt, entitledTo(report, await holdersIn(county)))
  await executeTransactWrite(
    ReportEntity.build(PutTransaction)
      .item(await rowOf(report, lock, 0))
      .options({ condition: { attr: 'id', exists: false } }),
    ...(contact === null ? [] : [await newSender(report.id, county, contact, lock.recipient)]),
    ...counted(null, report),
  )
}

type Beside = Awaited<ReturnType<typeof evidenceSealedAnew | typeof senderSealedAnew>>[number][]

const write = async ({ report, rows }: FoundReport, after: Report, lock: Lock, beside: Beside): Promise<boolean> => {
  const promised = rows.evidence.length
  const head = ReportEntity.build(PutTransaction)
    .item(await rowOf(after, lock, promised))
    .options({
      condition: {
        and: [
          { attr: 'version', eq: report.version },
          { attr: 'promised', eq: promised },
        ],
      },
    })
  return unlessOvertaken(() => executeTransactWrite(head, ...beside, ...counted(report, after)))
}

/** Writes a tip over what was found; under a new key where somebody is no longer entitled. False when somebody wrote in between. */
export async function save(found: FoundReport, after: Report = found.report): Promise<boolean> {
  const { identity, rows } = found
  const { lock } = await lockAnew(after.id, found, entitledTo(after, await holdersIn(countyOf(after.filing))))
  if (lock.recipient === found.lock.recipient) return write(found, after, lock, [])
  return write(found, after, lock, [
    ...(await evidenceSealedAnew(rows.evidence, identity, lock.recipient)),
    ...(await senderSealedAnew(rows.sender, identity, lock.recipient)),
  ])
}

/** Writes a tip whose sender takes their identity back. */
const saveForgetting = async (found: FoundReport, after: Report): Promise<boolean> =>
  write(found, after, found.lock, await senderForgotten(found.rows.sender, found.identity))

/** Everything that lies beside one another under a tip's id, unopened. */
export const rowsOf = async (id: string) => {
  const { Items = [] } = await tipsTable
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(ReportEntity, EvidenceEntity, SenderEntity)
    .options({ consistent: true, showEntityAttr: true, maxPages: Infinity })
    .send()
  return {
    head: Items.find((row) => row.entity === 'report') ?? null,
    evidence: Items.filter((row) => row.entity === 'evidence'),
    sender: Items.find((row) => row.entity === 'sender') ?? null,
  }
}

export const opened = async (identity: string, { sealed }: ReportRow) =>
  Report.parse(JSON.parse(await openText([identity], sealed)))

export const openedWhole = async (identity: string, head: ReportRow, rows: Rows): Promise<FoundReport> => ({
  report: await opened(identity, head),
  evidence: await evidenceIn(rows.evidence, identity),
  sender: await identityIn(rows.sender, identity),
  identity,
  lock: head,
  rows,
})

/** Access pattern: a tip with everything beside it, for whoever is entitled; for others it does not exist. */
async function find(id: string, identities: readonly string[]): Promise<FoundReport | null> {
  const { head, ...rows } = await rowsOf(id)
  const identity = head && (await opensFor(identities, head))
  return head && identity ? openedWhole(identity, head, rows) : null
}

/** The id under which a receipt's tip lies; slow on purpose. */
const idOf = async (receipt: string) => slowHash(receipt, await tipsSeal.fingerprint('receipt'))

/** Access pattern: a tip by its receipt; a receipt of nothing costs the same work. */
async function findSent(receipt: string): Promise<FoundReport | null> {
  const { head, ...rows } = await rowsOf(await idOf(receipt))
  const identity = head && (await opensByReceipt(receipt, head))
  if (head && identity) return openedWhole(identity, head, rows)
  await opensNothing(receipt)
  return null
}

export const tips = {
  file,
  find,
  findSent,
  save,
  saveForgetting,
  idOf,
  sealToken: (content: string) => tipsSeal.seal(content, 'arrival'),
  openToken: (token: string) => tipsSeal.open(token, 'arrival'),
}
