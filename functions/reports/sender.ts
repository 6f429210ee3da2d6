import { randomBytes } from 'node:crypto'
import { heldFrom, receive, senderWrites, typed } from '#shared/domain/reports/handle.ts'
import { givesAway, newReceipt } from '#shared/domain/petitions/receipt.ts'
import { sentView, type Filing, type Report } from '#shared/domain/reports/report.ts'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import type { ReportStore } from '#shared/store/reports.ts'
import { fieldProblem, problem } from '../http/problem.ts'

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
    file: async (filing: Filing, now: string) => {
      const receipt = newReceipt(randomBytes(16))
      const id = await store.idOf(receipt.replaceAll('-', ''))
      await store.file(receive(id, filing, now, heldFrom(now)))
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
        const after = senderWrites(report, words, now)
        if ('problem' in after) throw problem(after.problem)
        if (await store.save(report, after)) return sentView(after, evidence)
      }
      throw problem('REPORT_NOT_OPEN')
    },
  }
}
