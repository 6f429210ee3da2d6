import type { Application } from '#shared/domain/applications/application.ts'
import { attendancePaper, minutesPaper } from '#shared/domain/papers/appraisal-papers.ts'
import { countyMinutesPaper } from '#shared/domain/papers/county-minutes.ts'
import type { Paper } from '#shared/domain/papers/paper.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'
import { findDocument } from '#shared/store/documents.ts'
import { filePaper } from '../papers/file-paper.ts'
import { paperId } from '../papers/paper-id.ts'

/** To be signed by hand: there is nothing to print once it was. */
const recordedAt = ({ appraisal: { recordedAt: at, signed } }: Application) => (signed === null ? at : null)
const lastSignedAt = ({ county: { minutes } }: Application) => minutes?.signatures.at(-1)?.at ?? null

interface Printed {
  readonly kind: 'appraisal-minutes' | 'attendance-list' | 'county-minutes'
  /** Of when the paper is; another moment is another paper. */
  readonly at: (state: Application) => string | null
  readonly of: (state: Application) => Paper | null
}
const papers: readonly Printed[] = [
  { kind: 'appraisal-minutes', at: recordedAt, of: minutesPaper },
  { kind: 'attendance-list', at: recordedAt, of: attendancePaper },
  { kind: 'county-minutes', at: lastSignedAt, of: countyMinutesPaper },
]

/** A meeting that was written down has its minutes on paper; written or signed anew, new ones. */
export const meetingPapers = async ({ after }: ApplicationChange): Promise<void> => {
  if (after === null) return
  for (const { kind, at: moment, of } of papers) {
    const at = moment(after)
    const paper = at === null ? null : of(after)
    if (at === null || paper === null) continue
    const id = paperId(kind, after.id, at)
    if ((await findDocument(after.id, id)) === null) await filePaper(after.id, { id, kind, at, paper })
  }
}
