import { randomBytes } from 'node:crypto'
import { receive, senderWrites } from '#shared/domain/reports/handle.ts'
import { newReceipt } from '#shared/domain/reports/receipt.ts'
import { sentView, type Filing, type Report } from '#shared/domain/reports/report.ts'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import type { ReportStore } from '#shared/store/reports.ts'
import { problem } from '../http/problem.ts'

const attempts = 4

/** What a sender does with a report, by its receipt alone: nothing here knows or asks who it is. */
export const senderOf = (store: ReportStore) => {
  const find = async (receipt: string): Promise<{ report: Report; evidence: CaseDocument[] }> => {
    const found = await store.find(await store.idOf(receipt))
    if (found === null) throw problem('RECEIPT_UNKNOWN')
    return found
  }

  return {
    find,
    file: async (filing: Filing, now: string) => {
      const receipt = newReceipt(randomBytes(16))
      await store.file(receive(await store.idOf(receipt.replaceAll('-', '')), filing, now))
      return { receipt }
    },
    follow: async (receipt: string) => {
      const { report, evidence } = await find(receipt)
      return sentView(report, evidence)
    },
    write: async (receipt: string, words: string, now: string) => {
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
