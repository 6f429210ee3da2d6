import type { S3Event } from 'aws-lambda'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import { told } from '#shared/store/environment.ts'
import { arrivedBytes, dropArrived, keep, type Zone } from '#shared/store/uploads.ts'
import { now } from '../http/clock.ts'
import { log } from '../http/log.ts'
import { inspect } from './inspect.ts'
import { foundInfected } from '#shared/store/scanner.ts'

/** Where a zone writes down what it was promised and what it found. */
export interface Ledger {
  readonly zone: Zone
  readonly find: (owner: string, documentId: string) => Promise<CaseDocument | null>
  readonly judge: (owner: string, document: CaseDocument) => Promise<boolean>
}

const arrived = async ({ zone, find, judge }: Ledger, key: string): Promise<void> => {
  const [owner = '', documentId = ''] = key.split('/')
  const promised = await find(owner, documentId)
  const bytes = await arrivedBytes(zone, key)
  if (promised !== null && promised.status === 'awaited' && bytes !== null) {
    const looked = await inspect(bytes)
    const infected = 'type' in looked && (await foundInfected(told(zone.intake), key))
    const verdict = infected ? { reason: 'infected' as const } : looked
    const judged = { ...promised, checkedAt: now(), bytes: bytes.length }
    if ('type' in verdict) {
      // Kept before it is declared clean: nobody is ever shown a link to nothing.
      await keep(zone, key, bytes, verdict.type)
      await judge(owner, { ...judged, status: 'clean', type: verdict.type })
    } else await judge(owner, { ...judged, status: 'quarantined', reason: verdict.reason })
    log.info('judged', { verdict: 'type' in verdict ? 'clean' : verdict.reason })
  }
  // What passed lies in the other bucket, what did not is nobody's to open: either way it leaves the intake.
  await dropArrived(zone, key)
}

/** A file arrived in an intake bucket: judge its bytes, once, however often the event comes. */
export const onArrival = (ledger: Ledger) => async (event: S3Event) => {
  for (const { s3 } of event.Records) await arrived(ledger, decodeURIComponent(s3.object.key.replaceAll('+', ' ')))
}
