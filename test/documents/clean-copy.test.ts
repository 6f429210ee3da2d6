import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { DocumentType } from '#shared/domain/documents/document.ts'
import { cleanCopyOf } from '../../functions/tips/clean-copy.ts'
import { inspect } from '../../functions/documents/inspect.ts'
import { wholeFiles } from '../support/files.ts'
import { pdfText } from '../support/pdf-text.ts'
import { exif, photograph, pictureAlone, tells } from '../support/photograph.ts'

const chunkOfPng = (kind: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(kind), body, Buffer.alloc(4)])
}
const png = () => {
  const whole = wholeFiles['image/png']
  const told = ['tEXt', 'iTXt', 'iCCP'].map((kind) => chunkOfPng(kind, Buffer.from(JSON.stringify(tells))))
  return Buffer.concat([whole.subarray(0, 33), ...told, chunkOfPng('eXIf', exif), whole.subarray(33)])
}

const chunkOfWebp = (kind: string, body: Buffer) => {
  const head = Buffer.from(`${kind}\0\0\0\0`)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
const webp = () => {
  const header = Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  const told = [chunkOfWebp('EXIF', exif), chunkOfWebp('XMP ', Buffer.from(JSON.stringify(tells)))]
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunkOfWebp('VP8X', header),
    wholeFiles['image/webp'].subarray(12),
    ...told,
  ])
  return chunkOfWebp('RIFF', body)
}

/** Who commented stands in `T`, which the types of the printer do not know. */
const comment = { color: 'yellow', T: new String(tells.author) }
const pdf = async () => {
  const document = new PDFDocument({
    subset: 'PDF/A-1b',
    pdfVersion: '1.4',
    compress: false,
    font: 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    info: { Author: tells.author, Creator: tells.device, Keywords: `${tells.latitude} ${tells.longitude}` },
  })
  document.text('车停在院子后面。').image(photograph, 100, 200)
  document.note(100, 300, 20, 20, '看这里', comment)
  document.end()
  return buffer(document)
}

const files: readonly [DocumentType, () => Buffer | Promise<Buffer>][] = [
  ['image/jpeg', () => photograph],
  ['image/png', png],
  ['image/webp', webp],
  ['application/pdf', pdf],
]

const copied = async (bytes: Uint8Array, type: DocumentType) => {
  const copy = await cleanCopyOf(bytes, type)
  if (copy === null) throw new Error('no copy could be made')
  return Buffer.from(copy)
}
/** As it stands, as PDF writes text outside ASCII, and in capitals of hexadecimal digits. */
const waysToSay = (words: string) => {
  const wide = Buffer.from(words, 'utf16le').swap16()
  return [Buffer.from(words), wide, Buffer.from(wide.toString('hex')), Buffer.from(wide.toString('hex').toUpperCase())]
}
const told = (bytes: Buffer) =>
  Object.entries(tells).flatMap(([what, words]) => (waysToSay(words).some((way) => bytes.includes(way)) ? [what] : []))

describe.each(files)('a clean copy of %s', (type, make) => {
  test('tells nothing of place, device and author, where the original told all', async () => {
    const original = await make()
    expect(told(original)).toEqual(Object.keys(tells))
    expect(told(await copied(original, type))).toEqual([])
  })

  test('is a whole file of the same kind, and stays as it is when copied again', async () => {
    const copy = await copied(await make(), type)
    expect(await inspect(copy)).toEqual({ type })
    expect(told(await copied(copy, type))).toEqual([])
  })

  test('is not made where the file breaks off', async () => {
    const bytes = await make()
    expect(await cleanCopyOf(bytes.subarray(0, Math.floor(bytes.length / 3)), type)).toBeNull()
  })
})

test('a photograph keeps its dots and which way is up', async () => {
  const copy = await copied(photograph, 'image/jpeg')
  const bare = await copied(pictureAlone, 'image/jpeg')
  const way = Buffer.from([1, 18, 0, 3, 0, 0, 0, 1, 0, 6])
  expect(copy.includes(way)).toBe(true)
  expect(copy.subarray(copy.indexOf(Buffer.from([0xff, 0xdb])))).toEqual(
    bare.subarray(bare.indexOf(Buffer.from([0xff, 0xdb]))),
  )
  expect(bare).toEqual(pictureAlone)
})

test('a WebP keeps which way is up', async () => {
  expect((await copied(webp(), 'image/webp')).includes(Buffer.from([1, 18, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
})

test('a PDF keeps what its pages say', async () => {
  const original = await pdf()
  expect(pdfText(await copied(original, 'application/pdf'))).toBe(pdfText(original))
})

test('a PDF whose picture cannot be looked into has no clean copy', async () => {
  const document = new PDFDocument({ compress: false })
  document.image(photograph, 100, 200).end()
  const whole = (await buffer(document)).toString('latin1')
  const packed = Buffer.from(whole.replace('/Filter /DCTDecode', '/Filter /JPXDecode'), 'latin1')
  expect(await cleanCopyOf(packed, 'application/pdf')).toBeNull()
})
