import type { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Paper } from '#shared/domain/papers/paper.ts'
import { fileDocument } from '#shared/store/documents.ts'
import { keep, zones } from '#shared/store/uploads.ts'
import { print } from './print.ts'

interface Filing {
  readonly id: string
  readonly kind: CaseDocument['kind']
  /** When that happened which the paper tells of. */
  readonly at: string
  readonly paper: Paper
}

/**
 * What the office wrote, as a document of the case. It lies in the bucket before it is filed, and what must be true of it
 * before anybody holds it is done between.
 */
export const filePaper = async (
  caseId: string,
  { id, kind, at, paper }: Filing,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> => {
  const bytes = await print(paper)
  await keep(zones.documents, `${caseId}/${id}`, bytes, 'application/pdf')
  await before()
  await fileDocument(caseId, {
    id,
    kind,
    name: `${paper.title}.pdf`,
    status: 'clean',
    requestedAt: at,
    checkedAt: at,
    type: 'application/pdf',
    bytes: bytes.length,
    reason: null,
  })
}
