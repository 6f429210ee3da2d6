import { randomBytes } from 'node:crypto'
import { heldFrom, receive, senderWrites, typed, type Recorded } from '#shared/domain/reports/sender.ts'
import { givesAway, newReceipt } from '#shared/domain/petitions/receipt.ts'
import { countyOf, type Filing, type Report } from '#shared/domain/reports/report.ts'
import { sentView } from '#shared/domain/reports/views.ts'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import type { ReportStore } from '#shared/store/reports.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { knownIn } from '../people/known.ts'

const attempts = 4

/** What a sender does with a report, by its receipt alone: nothing here knows or asks who it is. */
export const senderOf = (store: ReportStore) => {
  const find = async (receipt: string): Promise<{ report: Report; evidence: CaseDocument[] }> => {
    const found = await store.find(await store.idOf(receipt))
    if (found === null) throw problem('RECEIPT_UNKNOWN')
    const report = typed(found.report)
    if (report === found.report || (await store.save(found.report, report))) return { ...found, report }
    // Another device typed it, or the office took it, at the same moment.
    return find(receipt)
  }

  return {
    find,
    /** A sender has a day to type the code; of who stands at the counter the officer sees that they have it. */
    file: async (filing: Filing, now: string, recorded?: Recorded) => {
      const receipt = newReceipt(randomBytes(16))
      const id = await store.idOf(receipt.replaceAll('-', ''))
      const known = await knownIn(countyOf(filing))
      const held = recorded === undefined ? { heldUntil: heldFrom(now) } : { recorded }
      await store.file(receive(id, filing, { now, known, ...held }))
      return { receipt }
    },
    follow: async (receipt: string) => {
      const { report, evidence } = await find(receipt)
      return sentView(report, evidence)
    },
    write: async (receipt: string, words: string, now: string) => {
      if (givesAway(words, receipt))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('text', 'gives-away-receipt')] })
      for (let attempt = 0; attempt < attempts; attempt++) {
        const { report, evidence } = await find(receipt)
        const known = await knownIn(countyOf(report.filing))
        const after = senderWrites(report, words, known, now)
        if ('problem' in after) throw problem(after.problem)
        if (await store.save(report, after)) return sentView(after, evidence)
      }
      throw problem('REPORT_NOT_OPEN')
    },
  }
}
