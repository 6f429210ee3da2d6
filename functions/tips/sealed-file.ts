import type { Evidence, SealedFile } from '#shared/domain/reports/evidence.ts'
import { filesFor, type SealedObject } from '#shared/store/evidence.ts'
import type { FoundReport } from '#shared/store/reports.ts'
import { linkTo, zones } from '#shared/store/uploads.ts'
import { linkEnds } from '../documents/link.ts'
import { problem } from '../http/problem.ts'

/** Evidence of a tip that passed its checks, with its objects. */
export async function filesOf({ report, evidence, identity }: FoundReport, documentId: string) {
  const document = evidence.find(({ id }) => id === documentId)
  if (!document) throw problem('NOT_FOUND')
  const files = document.status === 'clean' ? await filesFor(report.id, documentId, identity) : null
  if (files === null) throw problem('DOCUMENT_NOT_READY')
  return { document, ...files }
}

/** Where a sealed object is fetched, and what opens it: its bytes leave the bucket sealed, and pass through no door. */
export async function sealedFile({ name, type }: Evidence, { key, identity }: SealedObject): Promise<SealedFile> {
  if (type === null) throw problem('DOCUMENT_NOT_READY')
  return {
    url: await linkTo(zones.evidence, key, 'application/octet-stream'),
    expiresAt: linkEnds(),
    identity,
    type,
    name,
  }
}
