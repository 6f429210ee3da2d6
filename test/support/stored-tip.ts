import { randomBytes } from 'node:crypto'
import type { Contact } from '#shared/domain/people/contact.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import type { Filing, Report } from '#shared/domain/reports/report.ts'
import { receive } from '#shared/domain/reports/sender.ts'
import { tips, type FoundReport } from '#shared/store/reports.ts'
import { shortTip } from './filings.ts'
import { now } from './stored-case.ts'
import { luoFang, songPing } from './tips.ts'

/** Desks that are staffed by people whom no tip names. */
export const knownHere: Known = {
  officers: [luoFang, songPing].map((officer) => ({ ...officer, left: null })),
  kin: [],
}

export const newCode = () => newReceipt(randomBytes(16)).replaceAll('-', '')

interface Told {
  readonly filing?: Filing
  readonly changes?: Partial<Report>
  readonly receipt?: string
  readonly contact?: Contact | null
  readonly at?: string
}

/** A tip in the store, with the receipt that finds it. */
export const storedTip = async ({ filing = shortTip, changes, receipt = newCode(), contact, at = now }: Told = {}) => {
  const report: Report = { ...receive(await tips.idOf(receipt), filing, { now: at, known: knownHere }), ...changes }
  await tips.file(report, receipt, contact)
  return { report, receipt, id: report.id }
}

/** The same as its sender opens it. */
export const sentTip = async (receipt: string): Promise<FoundReport> => {
  const found = await tips.findSent(receipt)
  if (found === null) throw new Error('the tip is gone')
  return found
}
