import { attendancePaper, minutesPaper } from '#shared/domain/papers/appraisal-papers.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'
import { findDocument } from '#shared/store/documents.ts'
import { filePaper } from '../papers/file-paper.ts'
import { paperId } from '../papers/paper-id.ts'

const papers = [
  { kind: 'appraisal-minutes', of: minutesPaper },
  { kind: 'attendance-list', of: attendancePaper },
] as const

/** A meeting that was written down has its minutes and its list on paper, to be signed by hand; written anew, new ones. */
export const appraisalPapers = async ({ after }: ApplicationChange): Promise<void> => {
  const at = after?.appraisal.recordedAt
  if (!after || !at || after.appraisal.signed !== null) return
  for (const { kind, of } of papers) {
    const id = paperId(kind, after.id, at)
    const paper = of(after)
    if (paper !== null && (await findDocument(after.id, id)) === null)
      await filePaper(after.id, { id, kind, at, paper })
  }
}
