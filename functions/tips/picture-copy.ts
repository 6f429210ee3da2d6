import type { DocumentType } from '#shared/domain/documents/document.ts'

type PictureType = Exclude<DocumentType, 'application/pdf'>

const fits = (bytes: Buffer, at: number, length: number) => at >= 0 && at + length <= bytes.length

/** How the camera was held (TIFF 6.0, tag 274), 1 where it does not say. */
const orientationOf = (tiff: Buffer): number => {
  if (!fits(tiff, 0, 8)) return 1
  const littleEndian = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (littleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = littleEndian ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (!fits(tiff, directory, 2)) return 1
  for (let at = directory + 2; at < directory + 2 + short(directory) * 12 && fits(tiff, at, 12); at += 12)
    if (short(at) === 274) return short(at + 8) <= 8 ? short(at + 8) : 1
  return 1
}

/** An EXIF block that says which way is up, and nothing else. */
const orientationAlone = (tiff: Buffer): Buffer =>
  Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientationOf(tiff), 0, 0, 0, 0, 0, 0])

const exifMark = Buffer.from('Exif\0\0', 'latin1')
const startsWith = (bytes: Buffer, mark: string | Buffer) => bytes.subarray(0, mark.length).equals(Buffer.from(mark))

/** Where the coded picture after a scan's header ends: at the next marker that is neither stuffed nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** What stays of a segment: APP0 without its thumbnail, the way up of an EXIF block, Adobe's colours, all that draws. */
const keptOf = (marker: number, body: Buffer): Buffer | null => {
  if (marker === 0xe0)
    return startsWith(body, 'JFIF\0') ? Buffer.concat([body.subarray(0, 12), Buffer.from([0, 0])]) : null
  if (marker === 0xe1)
    return startsWith(body, exifMark)
      ? Buffer.concat([exifMark, orientationAlone(body.subarray(exifMark.length))])
      : null
  if (marker === 0xee) return startsWith(body, 'Adobe') ? body.subarray(0, 12) : null
  const tells = (marker >= 0xe2 && marker <= 0xef) || marker === 0xfe
  return tells ? null : body
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG (ITU T.81) without what it tells besides its picture, nor anything behind its end. */
export const plainJpeg = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])]
  let at = 2
  while (fits(bytes, at, 4) && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const body = keptOf(marker, bytes.subarray(at + 4, end))
    if (body !== null) kept.push(segment(marker, body))
    at = marker === 0xda ? endOfScan(bytes, end) : end
    if (marker === 0xda) kept.push(bytes.subarray(end, at))
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
  }
  return null
}

/** What draws a PNG (ISO 15948), an animated one too. A colour profile is not among them: it may name the screen. */
const drawing = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT'.split(' '))

const plainPng = (bytes: Buffer): Buffer | null => {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; fits(bytes, at, 12);) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (drawing.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const drawsWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** A WebP (RFC 9649): an extended header says that there is neither profile nor XMP any more. */
const plainWebp = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = []
  for (let at = 12; fits(bytes, at, 8);) {
    const kind = bytes.toString('latin1', at, at + 4)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (end > bytes.length) return null
    const body = Buffer.from(bytes.subarray(at + 8, end))
    if (kind === 'VP8X') body[0] = (body[0] ?? 0) & ~0x24
    if (drawsWebp.has(kind)) kept.push(chunk(kind, body))
    if (kind === 'EXIF') kept.push(chunk(kind, orientationAlone(startsWith(body, exifMark) ? body.subarray(6) : body)))
    at = end + (end % 2)
  }
  return kept.length === 0 ? null : chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...kept]))
}

/** The same picture, dot for dot, without who took it where with what; null where its parts cannot be told from each other. */
export const plainPicture: Readonly<Record<PictureType, (bytes: Buffer) => Buffer | null>> = {
  'image/jpeg': plainJpeg,
  'image/png': plainPng,
  'image/webp': plainWebp,
}
