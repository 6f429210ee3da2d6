import type { BoardSheet } from '#shared/domain/notices/board-sheet.ts'
import { inChinese } from '#shared/domain/papers/paper.ts'
import {
  bold,
  bytesOf,
  drawCode,
  drawGrid,
  element,
  floor,
  opened,
  regular,
  room,
  type Document,
  type Grid,
  type Structure,
} from './pdf.ts'

/** Points on an A3 page: to be read standing, by old eyes. */
const margin = 56
const size = { title: 48, village: 24, text: 21 }
const codeSide = 168
const footHeight = codeSide + 30
/** Few families are written larger. */
const large: Omit<Grid, 'columns'> = { type: 24, pad: 8, line: 46 }
const small: Omit<Grid, 'columns'> = { type: 17, pad: 6, line: 32 }
const fewRows = 6

const line = (
  document: Document,
  root: Structure,
  type: 'H1' | 'P',
  words: string,
  points: number,
  align: 'center' | 'left',
) =>
  root.add(
    element(document, type, () =>
      document
        .font(type === 'H1' ? bold() : regular())
        .fontSize(points)
        .fillColor('black')
        .text(words, margin, document.y, { width: room(document), align }),
    ),
  )

/** The same as on the web, for whoever has a telephone that sees. */
const webCorner = (document: Document, root: Structure, url: string, top: number) => {
  const left = document.page.width - margin - codeSide
  root.add(drawCode(document, url, { left, top, side: codeSide }))
  root.add(
    element(document, 'P', () =>
      document
        .font(regular())
        .fontSize(14)
        .text('扫码看网上公示', left, top + codeSide + 6, { width: codeSide, align: 'center' }),
    ),
  )
}

const footText = (document: Document, root: Structure, { foot, office, on }: BoardSheet, top: number) => {
  const width = room(document) - codeSide - 40
  const keyWidth = 112
  document.y = top
  for (const [key, value] of foot) {
    const { y } = document
    root.add(
      element(document, 'P', () => document.font(bold()).fontSize(size.text).text(key, margin, y, { width: keyWidth })),
    )
    root.add(
      element(document, 'P', () =>
        document.font(regular()).text(value, margin + keyWidth, y, { width: width - keyWidth, lineGap: 2 }),
      ),
    )
    document.y += 8
  }
  root.add(
    element(document, 'P', () =>
      document.font(bold()).text(`${office}　${inChinese(on)}`, margin, document.y + 4, { width, align: 'right' }),
    ),
  )
}

/** At the foot of each page, for each hangs by itself: the days, what to do, whom to call, and the way to the web. */
const foot = (document: Document, root: Structure, sheet: BoardSheet) => {
  const { margins } = document.page
  const { bottom } = margins
  const top = floor(document)
  // What is written below the floor would begin another page.
  margins.bottom = 0
  webCorner(document, root, sheet.url, top)
  footText(document, root, sheet, top)
  margins.bottom = bottom
  document.x = margin
  document.y = margins.top
}

/** A sheet for the board as PDF: A3 across, tagged for screen readers. The same sheet gives the same bytes. */
export function printBoard(sheet: BoardSheet): Promise<Uint8Array> {
  const { title, village, lead, columns, rows, office, on } = sheet
  const at = `${on}T00:00:00+08:00`
  const margins = { top: margin, left: margin, right: margin, bottom: margin + footHeight }
  const document = opened({ title, office, at, page: { size: 'A3', layout: 'landscape', margins } })
  const bytes = bytesOf(document)
  const root = document.struct('Document')
  document.addStructure(root)
  document.on('pageAdded', () => foot(document, root, sheet))
  foot(document, root, sheet)
  line(document, root, 'H1', title, size.title, 'center')
  line(document, root, 'P', village, size.village, 'center')
  document.moveDown(0.4)
  line(document, root, 'P', lead, size.text, 'left')
  document.moveDown(0.5)
  drawGrid(document, root, { columns, ...(rows.length > fewRows ? small : large) }, rows)
  root.end()
  document.end()
  return bytes
}
