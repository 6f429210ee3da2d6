import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import * as QRCode from 'qrcode'
import type { Block, Paper } from '#shared/domain/papers/paper.ts'

/** Beside the bundle these two files lie as they do in node_modules (infra/constructs/bundles.ts). */
const { resolve } = createRequire(import.meta.url)
const regular = () => resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const bold = () => resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

/** Points: margins of an A4 page and sizes of type; 12 pt and more, for old eyes. */
const margin = 60
const keyWidth = 96
const size = { title: 20, heading: 13, text: 12, small: 9 }
const quiet = '#4a5560'

/** Where each heading came to lie, so that a table of contents can name its page. */
interface Place {
  readonly text: string
  readonly page: number
}

interface Layout {
  readonly bytes: Promise<Uint8Array>
  readonly places: readonly Place[]
}

type Sheet = Extract<Block, { readonly kind: 'sheet' }>
type Document = InstanceType<typeof PDFDocument>
type Structure = ReturnType<Document['struct']>

/** One element of the document's structure, which is what a screen reader follows. */
const element = (document: Document, type: string, draw: () => void) => document.struct(type, {}, draw)

const room = (document: Document) => document.page.width - 2 * margin

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
  if (document.y + height > document.page.height - margin) document.addPage()
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

/** Room to write a name in by hand. */
const lineHeight = 30

const cellsOf = (columns: Sheet['columns'], across: number) => {
  let left = margin
  return columns.map(({ width }) => {
    const cell = { left, width: (across * width) / 100 }
    left += cell.width
    return cell
  })
}

/** A line of a sheet: each cell framed, its words in the middle of its height. */
const sheetLine = (document: Document, parent: Structure, columns: Sheet['columns'], words: readonly string[]) => {
  const cells = cellsOf(columns, room(document))
  const isHead = words.every((word, at) => word === columns[at]?.title)
  document.font(isHead ? bold() : regular()).fontSize(size.text)
  const heights = cells.map(({ width }, at) => document.heightOfString(words[at] ?? '', { width: width - 8 }))
  const height = Math.max(lineHeight, ...heights.map((each) => each + 8))
  if (document.y + height > document.page.height - margin) document.addPage()
  const top = document.y
  const tr = document.struct('TR')
  parent.add(tr)
  cells.forEach(({ left, width }, at) => {
    document.markContent('Artifact')
    document.lineWidth(0.6).strokeColor(quiet).rect(left, top, width, height).stroke()
    document.endMarkedContent()
    tr.add(
      element(document, isHead ? 'TH' : 'TD', () =>
        document
          .fillColor('black')
          .text(words[at] ?? '', left + 4, top + (height - (heights[at] ?? 0)) / 2, { width: width - 8 }),
      ),
    )
  })
  tr.end()
  document.y = top + height
}

/** The code large enough to read aloud, the drawing beside it for whoever has a telephone that sees. */
const proof = (document: Document, root: Structure, { code, url, how }: NonNullable<Paper['proof']>) => {
  const side = 84
  if (document.y + side + 24 > document.page.height - margin) document.addPage()
  const top = Math.max(document.y + 16, document.page.height - margin - side)
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const each = side / modules.size
  root.add(
    document.struct('Figure', { alt: `二维码：${url}` }, () => {
      for (let at = 0; at < modules.data.length; at++)
        if (modules.data[at] === 1)
          document.rect(margin + (at % modules.size) * each, top + Math.floor(at / modules.size) * each, each, each)
      document.fill('black')
    }),
  )
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
  if (document.y > document.page.height - margin - 60) document.addPage()
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
    case 'sheet': {
      const table = document.struct('Table')
      root.add(table)
      sheetLine(
        document,
        table,
        block.columns,
        block.columns.map(({ title }) => title),
      )
      for (const words of block.rows) sheetLine(document, table, block.columns, words)
      table.end()
      return document.moveDown(0.4)
    }
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
    if (document.y > document.page.height - margin - 20) document.addPage()
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

const opened = ({ title, office, at }: Paper): Document => {
  const date = new Date(at)
  return new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    font: regular(),
    info: { Title: title, Author: office, CreationDate: date, ModDate: date },
  })
}

const bytesOf = (document: Document): Promise<Uint8Array> => {
  const { promise, resolve: written, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.on('end', () => written(Buffer.concat(chunks)))
  document.on('error', reject)
  return promise
}

const layOut = (paper: Paper, known: readonly Place[]): Layout => {
  const document = opened(paper)
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
