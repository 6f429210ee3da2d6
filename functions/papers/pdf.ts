import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import * as QRCode from 'qrcode'

/** Beside the bundle these two files lie as they do in node_modules (infra/constructs/bundles.ts). */
const { resolve } = createRequire(import.meta.url)
export const regular = () => resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
export const bold = () => resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

export const quiet = '#4a5560'

export type Document = InstanceType<typeof PDFDocument>
export type Structure = ReturnType<Document['struct']>

interface Opening {
  readonly title: string
  readonly office: string
  /** ISO instant; part of the document, so that printing it again gives the same bytes. */
  readonly at: string
  readonly page: Pick<PDFKit.PDFDocumentOptions, 'size' | 'layout' | 'margin' | 'margins'>
}

/** A document in Chinese, tagged for screen readers, its type embedded as far as it is used. */
export const opened = ({ title, office, at, page }: Opening): Document => {
  const date = new Date(at)
  return new PDFDocument({
    ...page,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    font: regular(),
    info: { Title: title, Author: office, CreationDate: date, ModDate: date },
  })
}

export const bytesOf = (document: Document): Promise<Uint8Array> => {
  const { promise, resolve: written, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.on('end', () => written(Buffer.concat(chunks)))
  document.on('error', reject)
  return promise
}

/** One element of the document's structure, which is what a screen reader follows. */
export const element = (document: Document, type: string, draw: () => void) => document.struct(type, {}, draw)

export const room = ({ page }: Document) => page.width - page.margins.left - page.margins.right
export const floor = ({ page }: Document) => page.height - page.margins.bottom

interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** A drawing that leads to an address, for whoever has a telephone that sees. */
export const drawCode = (document: Document, url: string, { left, top, side }: Square): Structure => {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const each = side / modules.size
  return document.struct('Figure', { alt: `二维码：${url}` }, () => {
    for (let at = 0; at < modules.data.length; at++)
      if (modules.data[at] === 1)
        document.rect(left + (at % modules.size) * each, top + Math.floor(at / modules.size) * each, each, each)
    document.fill('black')
  })
}

export interface Grid {
  /** Widths in hundredths of the page's. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  /** Of the type, of the room around it in a cell, and of a line at least. */
  readonly type: number
  readonly pad: number
  readonly line: number
}

const cellsOf = (document: Document, { columns }: Grid) => {
  let { left } = document.page.margins
  return columns.map(({ width }) => {
    const cell = { left, width: (room(document) * width) / 100 }
    left += cell.width
    return cell
  })
}

const heightsOf = (document: Document, grid: Grid, words: readonly string[], isHead: boolean): number[] => {
  document.font(isHead ? bold() : regular()).fontSize(grid.type)
  return cellsOf(document, grid).map(({ width }, at) =>
    document.heightOfString(words[at] ?? '', { width: width - 2 * grid.pad }),
  )
}
const lineOf = ({ line, pad }: Grid, heights: readonly number[]) =>
  Math.max(line, ...heights.map((each) => each + 2 * pad))

/** A line of a table: each cell framed, its words in the middle of its height. */
const gridLine = (document: Document, parent: Structure, grid: Grid, words: readonly string[], isHead: boolean) => {
  const { pad } = grid
  const cells = cellsOf(document, grid)
  const heights = heightsOf(document, grid, words, isHead)
  const height = lineOf(grid, heights)
  const top = document.y
  const tr = document.struct('TR')
  parent.add(tr)
  cells.forEach(({ left, width }, at) => {
    document.markContent('Artifact')
    document.lineWidth(0.6).strokeColor(quiet).rect(left, top, width, height).stroke()
    document.endMarkedContent()
    const down = top + (height - (heights[at] ?? 0)) / 2
    tr.add(
      element(document, isHead ? 'TH' : 'TD', () =>
        document.fillColor('black').text(words[at] ?? '', left + pad, down, { width: width - 2 * pad }),
      ),
    )
  })
  tr.end()
  document.y = top + height
}

/** A table over as many pages as it takes, its heads on each. */
export const drawGrid = (document: Document, root: Structure, grid: Grid, rows: readonly (readonly string[])[]) => {
  const table = document.struct('Table')
  root.add(table)
  const heads = grid.columns.map(({ title }) => title)
  const drawHeads = () => gridLine(document, table, grid, heads, true)
  const isFull = (words: readonly string[]) =>
    document.y + lineOf(grid, heightsOf(document, grid, words, false)) > floor(document)
  drawHeads()
  for (const words of rows) {
    if (isFull(words)) {
      document.addPage()
      drawHeads()
    }
    gridLine(document, table, grid, words, false)
  }
  table.end()
}
