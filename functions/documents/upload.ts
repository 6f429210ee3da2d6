import { randomUUID } from 'node:crypto'
import type { CaseDocument, DocumentKind, DocumentType } from '#shared/domain/documents/document.ts'
import { told } from '#shared/store/environment.ts'
import { uploadForm, uploadSeconds, type Zone } from '#shared/store/uploads.ts'

interface UploadWish {
  readonly kind: DocumentKind
  readonly name: string
  readonly type?: DocumentType | undefined
  readonly plainForm?: boolean | undefined
}

/** Whose zone it is: where promises are written and how a plain form finds its way back. */
interface Desk {
  readonly zone: Zone
  readonly arrivalPath: string
  readonly promise: (owner: string, document: CaseDocument) => Promise<unknown>
  readonly sealToken: (content: string) => Promise<string>
}

/** Promises a document and gives the form to send it with. */
export async function promiseUpload(desk: Desk, owner: string, wish: UploadWish, now: string) {
  const documentId = randomUUID()
  await desk.promise(owner, {
    id: documentId,
    kind: wish.kind,
    name: wish.name,
    status: 'awaited',
    requestedAt: now,
    checkedAt: null,
    type: null,
    bytes: null,
    reason: null,
  })
  const returnTo =
    wish.plainForm === true
      ? `${told('PORTAL_ORIGIN')}${desk.arrivalPath}/${await desk.sealToken(JSON.stringify({ owner, documentId }))}`
      : undefined
  const { url, fields } = await uploadForm(desk.zone, `${owner}/${documentId}`, wish.type, returnTo)
  return { documentId, url, fields, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() }
}
