/** What departments answered about the demo's families: CSV as most send it, an XLSX workbook from the business register. */
import writeWorkbook from 'write-excel-file/node'
import { receive } from '../../../functions/verification/receive.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { headingsOf } from '#shared/domain/verification/rows.ts'
import type { Source } from '#shared/domain/verification/sources.ts'

type Details = readonly string[] | null

const csv = (table: readonly (readonly string[])[]) =>
  Buffer.from(`\ufeff${table.map((row) => row.join(',')).join('\r\n')}\r\n`)
const workbook = (table: readonly (readonly string[])[]) =>
  writeWorkbook(table.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()

/** What a register knows of the first member; of the others it knows nothing, but that they are registered. */
const known: Readonly<Partial<Record<Source, Details>>> = {
  'real-estate': ['人民路安置房 2 栋 301', '住宅'],
  'market-entities': ['昌元街道便民小吃店', '存续', '20000.00'],
}

const details = (source: Source, member: number, withShop: boolean): Details => {
  if (source === 'population') return ['正常']
  if (member > 0 || (source === 'market-entities' && !withShop)) return null
  return known[source] ?? null
}

/** Every register that was asked answers, a minute after it was. */
export async function answerFor(application: Application, withShop: boolean): Promise<void> {
  const { answers, verification } = application
  const now = new Date(Date.parse(verification.request?.startedAt ?? '') + 60_000).toISOString()
  for (const source of verification.request?.sources ?? []) {
    const rows = (answers.members ?? []).map(({ idNumber }, member) => {
      const said = details(source, member, withShop)
      const blank = headingsOf(source)
        .slice(3)
        .map(() => '')
      return [idNumber, said === null ? '无' : '有', localDate(now), ...(said ?? blank)]
    })
    const table = [headingsOf(source), ...rows]
    const bytes = source === 'market-entities' ? await workbook(table) : csv(table)
    const county = answers.place?.village.slice(0, 6) ?? ''
    await receive({ county, source, name: `${application.id}/demo`, bytes, sequence: `${now}#demo`, now })
  }
}
