import { inflateSync } from 'node:zlib'

/** PDF names that run, open or carry something: long enough not to turn up by chance among a scan's bytes. */
const activeNames = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE)\b/
/** Two short ones do, about once in 17 MB; they count only with a value of the kind they take. */
const shortNames = /\/(JS\s*(\d+\s+\d+\s+R|[(<][\t-~]{4})|XFA\s*(\[|\d+\s+\d+\s+R))/

/** A name may hide its letters as #xx. */
const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const isActive = (text: string) => activeNames.test(text) || shortNames.test(text)

const mostUnpackedBytes = 32 * 1024 * 1024
const longestDictionary = 2048

/** Where the packed objects of a PDF 1.5 file begin. */
function* packedObjects(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const dictionary = bytes.toString('latin1', Math.max(0, at - longestDictionary), at)
    const own = unescaped(dictionary.slice(dictionary.lastIndexOf('obj') + 3))
    if (/\/ObjStm\b/.test(own)) yield bytes.subarray(bytes.indexOf('\n', at) + 1)
  }
}

/** What a PDF may do besides being read; 'unreadable' where its objects are packed in a way that cannot be looked into. */
export function activityOf(bytes: Buffer): 'active' | 'none' | 'unreadable' {
  if (isActive(unescaped(bytes.toString('latin1')))) return 'active'
  let left = mostUnpackedBytes
  for (const packed of packedObjects(bytes)) {
    try {
      const objects = inflateSync(packed, { maxOutputLength: left })
      if (isActive(unescaped(objects.toString('latin1')))) return 'active'
      left -= objects.length
    } catch {
      return 'unreadable'
    }
  }
  return 'none'
}
