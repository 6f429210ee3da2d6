import type { CaseDocument } from '#shared/domain/documents/document.ts'
import { linkSeconds, linkTo, type Zone } from '#shared/store/uploads.ts'
import { problem } from '../http/problem.ts'

/** When a link that is made now ends. */
export const linkEnds = () => new Date(Date.now() + linkSeconds * 1000).toISOString()

/** A short-lived link to a document that passed its checks; nobody gets one to a document that did not. */
export async function shortLink(zone: Zone, owner: string, document: CaseDocument | null | undefined) {
  if (!document) throw problem('NOT_FOUND')
  if (document.status !== 'clean' || document.type === null) throw problem('DOCUMENT_NOT_READY')
  return {
    url: await linkTo(zone, `${owner}/${document.id}`, document.type),
    expiresAt: linkEnds(),
  }
}
