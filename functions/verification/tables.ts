import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { mostReplyRows } from '#shared/domain/verification/file.ts'
import { understand } from '#shared/domain/verification/rows.ts'
import type { Connector } from './connector.ts'

/** Old programs of the offices still write GB18030, which is never valid UTF-8 by chance in a table of names. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

const isWorkbook = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b
const largestUnpackedBytes = 64 * 1024 * 1024

/** What a workbook would unpack to, by its own directory: a small file must not fill the memory. */
const unpackedBytes = (bytes: Uint8Array): number => {
  let total = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize
      return false
    },
  })
  return total
}

const text = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell) : ''
}

const rowsOfWorkbook = async (bytes: Uint8Array): Promise<string[][]> => {
  if (unpackedBytes(bytes) > largestUnpackedBytes) throw new RangeError('a workbook too large to unpack')
  // A number stays the digits that the workbook holds: no float between yuan and fen.
  const sheet = await readSheet(Buffer.from(bytes), { parseNumber: (digits) => digits })
  return sheet.map((row) => row.map(text))
}

const rowsOfText = (bytes: Uint8Array): string[][] =>
  parse(decoded(bytes), { bom: true, relaxColumnCount: true, skipEmptyLines: false, to: mostReplyRows + 2 })

/** Departments that give tables: CSV in UTF-8 or GB18030, or the first sheet of an XLSX workbook. */
export const understandTable: Connector['understand'] = async (source, bytes) => {
  try {
    return understand(source, await (isWorkbook(bytes) ? rowsOfWorkbook(bytes) : rowsOfText(bytes)))
  } catch {
    return { unreadable: true }
  }
}
