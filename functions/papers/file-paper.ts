import { createHash } from 'node:crypto'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Paper } from '#shared/domain/papers/paper.ts'
import { fileDocument } from '#shared/store/documents.ts'
import { keep, zones } from '#shared/store/uploads.ts'
import { print } from './print.ts'

/** A paper's id follows from what it is of, so that doing it again finds what was done. */
export const paperId = (what: string, id: string, at: string): string => {
  const digest = createHash('sha256').update(`${what}/${id}/${at}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

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
