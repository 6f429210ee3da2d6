import type { S3Event } from 'aws-lambda'
import type { CaseDocument, DocumentType } from '#shared/domain/documents/document.ts'
import { told } from '#shared/store/environment.ts'
import { foundInfected, hasScanner } from '#shared/store/scanner.ts'
import { arrivedBytes, dropArrived, layOpen, type Zone } from '#shared/store/uploads.ts'
import { now } from '../http/clock.ts'
import { log } from '../http/log.ts'
import { inspect, type Verdict } from './inspect.ts'

/** What was found in the bytes. */
export type Findings = Pick<CaseDocument, 'status' | 'checkedAt' | 'bytes' | 'type' | 'reason'>

/** Where a zone writes down what it was promised, keeps what passed and says what it found. */
export interface Ledger<Promised extends Pick<CaseDocument, 'status'>, Kept> {
  readonly zone: Zone
  readonly find: (owner: string, documentId: string) => Promise<Promised | null>
  /** The bytes as they were before their sender sealed them, the same where nobody did; null when they do not open. */
  readonly open?: (owner: string, documentId: string, bytes: Uint8Array) => Promise<Uint8Array | null>
  readonly keep: (key: string, bytes: Uint8Array, type: DocumentType) => Promise<Kept>
  readonly judge: (owner: string, promised: Promised, found: Findings, kept: Kept | null) => Promise<unknown>
}

const scanned = async (zone: Zone, key: string, bytes: Uint8Array, cameSealed: boolean): Promise<Verdict> => {
  const looked = await inspect(bytes)
  if (!('type' in looked) || !hasScanner()) return looked
  if (cameSealed) await layOpen(zone, key, bytes)
  return (await foundInfected(told(zone.intake), key)) ? { reason: 'infected' } : looked
}

const arrived = async <Promised extends Pick<CaseDocument, 'status'>, Kept>(
  { zone, find, open, keep, judge }: Ledger<Promised, Kept>,
  key: string,
): Promise<void> => {
  const [owner = '', documentId = ''] = key.split('/')
  const promised = await find(owner, documentId)
  const came = await arrivedBytes(zone, key)
  if (promised?.status === 'awaited' && came !== null) {
    const bytes = open ? await open(owner, documentId, came) : came
    const verdict = bytes ? await scanned(zone, key, bytes, bytes !== came) : ({ reason: 'broken' } as const)
    const found = { checkedAt: now(), bytes: (bytes ?? came).length, type: null, reason: null }
    if (bytes && 'type' in verdict) {
      // Kept before it is declared clean: nobody is ever shown a link to nothing.
      const kept = await keep(key, bytes, verdict.type)
      await judge(owner, promised, { ...found, status: 'clean', type: verdict.type }, kept)
    } else if ('reason' in verdict)
      await judge(owner, promised, { ...found, status: 'quarantined', reason: verdict.reason }, null)
    log.info('judged', { verdict: 'type' in verdict ? 'clean' : verdict.reason })
  }
  // What passed lies in the other bucket, what did not is nobody's to open: either way it leaves the intake.
  await dropArrived(zone, key)
}

/** A file arrived in an intake bucket: judge its bytes, once, however often the event comes. */
export const onArrival =
  <Promised extends Pick<CaseDocument, 'status'>, Kept>(ledger: Ledger<Promised, Kept>) =>
  async (event: S3Event) => {
    for (const { s3 } of event.Records) await arrived(ledger, decodeURIComponent(s3.object.key.replaceAll('+', ' ')))
  }
