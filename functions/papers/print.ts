import type { Block, Paper } from '#shared/domain/papers/paper.ts'
import {
  bold,
  bytesOf,
  drawCode,
  drawGrid,
  element,
  floor,
  opened,
  quiet,
  regular,
  room,
  type Document,
  type Structure,
} from './pdf.ts'

/** Points: margins of an A4 page and sizes of type; 12 pt and more, for old eyes. */
const margin = 60
const keyWidth = 96
const size = { title: 20, heading: 13, text: 12, small: 9 }

/** Room to write a name in by hand. */
const lineHeight = 30

/** Where each heading came to lie, so that a table of contents can name its page. */
interface Place {
  readonly text: string
  readonly page: number
}

interface Layout {
  readonly bytes: Promise<Uint8Array>
  readonly places: readonly Place[]
}

const text = (document: Document, words: string, options: PDFKit.Mixins.TextOptions = {}) =>
  document
    .font(regular())
    .fontSize(size.text)
    .fillColor('black')
    .text(words, margin, document.y, {
      width: room(document),
      lineGap: 1,
      ...options,
    })

const row = (document: Document, parent: Structure, [key, value]: readonly [string, string]) => {
  const width = room(document) - keyWidth
  document.font(regular()).fontSize(size.text)
  const height = Math.max(
    document.heightOfString(value, { width, lineGap: 1 }),
    document.heightOfString(key, { width: keyWidth - 12, lineGap: 1 }),
  )
  if (document.y + height > floor(document)) document.addPage()
  const top = document.y
  const tr = document.struct('TR')
  parent.add(tr)
  tr.add(
    element(document, 'TH', () =>
      document.fillColor(quiet).text(key, margin, top, { width: keyWidth - 12, lineGap: 1 }),
    ),
  )
  tr.add(
    element(document, 'TD', () =>
      document.fillColor('black').text(value, margin + keyWidth, top, { width, lineGap: 1 }),
    ),
  )
  tr.end()
  document.y = top + height + 4
}

/** The code large enough to read aloud, the drawing beside it for whoever has a telephone that sees. */
const proof = (document: Document, root: Structure, { code, url, how }: NonNullable<Paper['proof']>) => {
  const side = 84
  if (document.y + side + 24 > floor(document)) document.addPage()
  const top = Math.max(document.y + 16, floor(document) - side)
  root.add(drawCode(document, url, { left: margin, top, side }))
  const left = margin + side + 20
  const width = room(document) - side - 20
  root.add(
    element(document, 'P', () =>
      document
        .font(bold())
        .fontSize(15)
        .fillColor('black')
        .text(`核验码 ${code}`, left, top + 2, { width }),
    ),
  )
  root.add(
    element(document, 'P', () =>
      document
        .font(regular())
        .fontSize(size.small)
        .fillColor(quiet)
        .text(`${how}\n${url}`, left, top + 30, { width, lineGap: 3 }),
    ),
  )
}

const heading = (document: Document, root: Structure, words: string) => {
  // A heading does not stand alone at the foot of a page.
  if (document.y > floor(document) - 60) document.addPage()
  document.moveDown(0.6)
  root.add(
    element(document, 'H2', () =>
      document
        .font(bold())
        .fontSize(size.heading)
        .fillColor('black')
        .text(words, margin, document.y, { width: room(document) }),
    ),
  )
  document.moveDown(0.3)
}

const draw = (document: Document, root: Structure, block: Block) => {
  switch (block.kind) {
    case 'heading':
      return heading(document, root, block.text)
    case 'paragraph':
      root.add(element(document, 'P', () => text(document, block.text)))
      return document.moveDown(0.4)
    case 'rows': {
      const table = document.struct('Table')
      root.add(table)
      for (const each of block.rows) row(document, table, each)
      table.end()
      return
    }
    case 'sheet':
      drawGrid(document, root, { columns: block.columns, type: size.text, pad: 4, line: lineHeight }, block.rows)
      return document.moveDown(0.4)
    case 'signature':
      document.moveDown(0.8)
      for (const line of block.lines) root.add(element(document, 'P', () => text(document, line, { align: 'right' })))
      return
  }
}

const contents = (document: Document, root: Structure, places: readonly Place[]) => {
  const toc = document.struct('TOC')
  root.add(toc)
  for (const { text: words, page } of places) {
    if (document.y > floor(document) - 20) document.addPage()
    const top = document.y
    toc.add(
      element(document, 'TOCI', () => {
        text(document, words, { width: room(document) - 60 })
        const below = document.y
        document.text(String(page), margin, top, { width: room(document), align: 'right' })
        document.y = Math.max(below, document.y)
      }),
    )
  }
  toc.end()
  document.addPage()
}

const layOut = (paper: Paper, known: readonly Place[]): Layout => {
  const { title: words, office, at } = paper
  const document = opened({ title: words, office, at, page: { size: 'A4', margin } })
  const bytes = bytesOf(document)
  let page = 1
  document.on('pageAdded', () => page++)
  const root = document.struct('Document')
  document.addStructure(root)
  const title = () =>
    document
      .font(bold())
      .fontSize(size.title)
      .text(paper.title, margin, margin, { width: room(document), align: 'center' })
  root.add(element(document, 'H1', title))
  document.moveDown(0.8)
  if (paper.contents) contents(document, root, known)
  const places: Place[] = []
  for (const block of paper.blocks) {
    draw(document, root, block)
    if (block.kind === 'heading') places.push({ text: block.text, page })
  }
  if (paper.proof) proof(document, root, paper.proof)
  root.end()
  document.end()
  return { bytes, places }
}

/**
 * The paper as PDF: A4, tagged for screen readers, its type embedded as far as it is used. The same paper gives the same bytes.
 * Contents need the pages of their headings, so such a paper is laid out twice before.
 */
export async function print(paper: Paper): Promise<Uint8Array> {
  if (!paper.contents) return layOut(paper, []).bytes
  const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? [{ text: block.text, page: 0 }] : []))
  return layOut(paper, layOut(paper, headings).places).bytes
}
