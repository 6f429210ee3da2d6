import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { plainJpeg } from './picture-copy.ts'

/** What tells of who made a page, with what, and when (ISO 32000-1, 14.3 to 14.5, 8.11.4.4). */
const telling = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AF', 'Usage'].map((name) => PDFName.of(name))
/** Who commented, and when (12.5.2, 12.5.6.2). */
const tellingOfComments = ['T', 'M', 'CreationDate', 'NM', 'RC'].map((name) => PDFName.of(name))
const isComment = (dict: PDFDict) => dict.has(PDFName.of('Rect')) && dict.has(PDFName.of('Subtype'))

const hush = (object: PDFObject): void => {
  if (object instanceof PDFStream) hush(object.dict)
  else if (object instanceof PDFArray) object.asArray().forEach(hush)
  else if (object instanceof PDFDict) {
    for (const name of [...telling, ...(isComment(object) ? tellingOfComments : [])]) object.delete(name)
    object.values().forEach(hush)
  }
}

/** A picture in a page carries its own EXIF. */
const plainImage = (image: PDFRawStream): PDFRawStream => {
  const filter = image.dict.lookup(PDFName.of('Filter'))
  const filters = (filter instanceof PDFArray ? filter.asArray() : [filter]).map(String)
  if (filters.includes('/JPXDecode')) throw new Error('a picture that cannot be looked into')
  if (!filters.includes('/DCTDecode')) return image
  const plain = filters.length === 1 ? plainJpeg(Buffer.from(image.getContents())) : null
  if (plain === null) throw new Error('a picture that cannot be looked into')
  return PDFRawStream.of(image.dict, plain)
}

/** A PDF of the same pages and nothing else: no author, no earlier versions. Throws where it cannot be read through. */
export async function plainPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  for (const [ref, object] of source.context.enumerateIndirectObjects()) {
    hush(object)
    if (object instanceof PDFRawStream) source.context.assign(ref, plainImage(object))
  }
  const copy = await PDFDocument.create({ updateMetadata: false })
  for (const page of await copy.copyPages(source, source.getPageIndices())) copy.addPage(page)
  return copy.save({ addDefaultPage: false, useObjectStreams: false })
}
