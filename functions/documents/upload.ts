import { randomUUID } from 'node:crypto'
import { promised, type CaseDocument, type DocumentType } from '#shared/domain/documents/document.ts'
import { told } from '#shared/store/environment.ts'
import { uploadForm, uploadSeconds, type Zone } from '#shared/store/uploads.ts'

interface UploadWish {
  readonly kind: CaseDocument['kind']
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

/** Whether one more may be sent. A promise whose form was never used is not a document, but even of those there is an end. */
export const hasRoom = (documents: readonly Pick<CaseDocument, 'status'>[], most: number): boolean =>
  documents.filter(({ status }) => status !== 'awaited').length < most && documents.length < most * 4

/** Promises a document and gives the form to send it with. */
export async function promiseUpload(desk: Desk, owner: string, wish: UploadWish, now: string) {
  const documentId = randomUUID()
  await desk.promise(owner, promised({ id: documentId, kind: wish.kind, name: wish.name, requestedAt: now }))
  const tokenOf = () => desk.sealToken(JSON.stringify({ owner, documentId, name: wish.name }))
  const returnTo =
    wish.plainForm === true ? `${told('PORTAL_ORIGIN')}${desk.arrivalPath}/${await tokenOf()}` : undefined
  const { url, fields } = await uploadForm(desk.zone, `${owner}/${documentId}`, wish.type, returnTo)
  return { documentId, url, fields, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() }
}
