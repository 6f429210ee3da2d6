import { headingsOf } from '#shared/domain/verification/rows.ts'
import type { Connector } from './connector.ts'

const byteOrderMark = '\ufeff'
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const line = (cells: readonly string[]) => cells.map(quoted).join(',')

/**
 * Departments that take tables: a CSV under the department's own headings, so that it fills in the list and sends it back.
 * It stands apart from what reads a table, which whoever only asks need not bring.
 */
export const askByTable: Connector['ask'] = (source, persons) => {
  const headings = headingsOf(source)
  const rows = persons.map(({ name, idNumber }) => [name, idNumber, ...headings.slice(1).map(() => '')])
  const lines = [['姓名', ...headings], ...rows].map(line)
  return new TextEncoder().encode(`${byteOrderMark}${lines.join('\r\n')}\r\n`)
}
