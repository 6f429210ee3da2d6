import { randomBytes } from 'node:crypto'
import { givesAway, newReceipt } from '#shared/domain/petitions/receipt.ts'
import { countyOf, type Filing, type Report } from '#shared/domain/reports/report.ts'
import { heldFrom, receive, senderWrites, typed, withoutContact, type Recorded } from '#shared/domain/reports/sender.ts'
import { sentView } from '#shared/domain/reports/views.ts'
import { namesOf } from '#shared/store/kin.ts'
import { tips, type FoundReport } from '#shared/store/reports.ts'
import { fieldProblem, problem } from '../http/problem.ts'

const attempts = 4

/** Who wants to be known to a custodian alone does not stand in what the desk reads. */
const inConfidence = (filing: Filing) => {
  if (filing.contact?.confidential !== true) return { told: filing, apart: null }
  const { name, phone } = filing.contact
  return { told: { ...filing, contact: null }, apart: { name, phone } }
}

const find = async (receipt: string): Promise<FoundReport> => {
  const found = await tips.findSent(receipt)
  if (found === null) throw problem('RECEIPT_UNKNOWN')
  const report = typed(found.report)
  if (report === found.report) return found
  // Typed for the first time; where another device did it at the same moment, it is as good.
  await tips.save(found, report)
  return find(receipt)
}

/** Does something to a report as often as somebody writes in between. */
const change = async (
  receipt: string,
  after: (report: Report) => Promise<Report>,
  save: typeof tips.saveForgetting,
) => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await find(receipt)
    const report = await after(found.report)
    if (await save(found, report)) return { found, report }
  }
  throw problem('REPORT_NOT_OPEN')
}

/** What a sender does with a report, by its receipt alone: nothing here knows or asks who it is. */
export const sender = {
  find,
  /** A sender has a day to type the code; of who stands at the counter the officer sees that they have it. */
  file: async (filing: Filing, now: string, recorded?: Recorded) => {
    const receipt = newReceipt(randomBytes(16))
    const signs = receipt.replaceAll('-', '')
    const known = await namesOf(countyOf(filing))
    const { told, apart } = inConfidence(filing)
    const held = recorded === undefined ? { heldUntil: heldFrom(now) } : { recorded }
    await tips.file(receive(await tips.idOf(signs), told, { now, known, ...held }), signs, apart)
    return { receipt }
  },
  follow: async (receipt: string) => {
    const found = await find(receipt)
    return sentView(found.report, found)
  },
  write: async (receipt: string, words: string, now: string) => {
    if (givesAway(words, receipt))
      throw problem('INPUT_INVALID', { fields: [fieldProblem('text', 'gives-away-receipt')] })
    const written = async (report: Report) => {
      const after = senderWrites(report, words, await namesOf(countyOf(report.filing)), now)
      if ('problem' in after) throw problem(after.problem)
      return after
    }
    const { found, report } = await change(receipt, written, tips.save)
    return sentView(report, found)
  },
  /** The sender's own right, at any time, also when all is over. */
  forget: async (receipt: string) => {
    await change(receipt, async (report) => withoutContact(report), tips.saveForgetting)
    const found = await find(receipt)
    return sentView(found.report, found)
  },
}
