import { inflateSync } from 'node:zlib'

/** What a screen reader or a search finds in one of our papers: the text of each page, read back through its ToUnicode maps. */

const hexes = (text: string) => [...text.matchAll(/<([0-9a-fA-F]+)>/g)].map(([, hex = '']) => hex)
const unicode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Every object of the file by its number: its dictionary, and its stream unpacked. */
const objectsOf = (bytes: Buffer): ReadonlyMap<string, { readonly dictionary: string; readonly stream: string }> => {
  const file = bytes.toString('latin1')
  const found = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, number = '', body = '']) => {
    const [dictionary = '', rest] = body.split('stream\n', 2)
    const packed = rest === undefined ? null : Buffer.from(body.slice(dictionary.length + 7), 'latin1')
    const stream =
      packed === null
        ? ''
        : dictionary.includes('FlateDecode')
          ? inflateSync(packed).toString('latin1')
          : packed.toString('latin1')
    return [number, { dictionary, stream }] as const
  })
  return new Map(found)
}

/** Glyph number (4 hex digits) to text; ranges that list each target, as pdfkit writes them. */
const glyphsOf = (map: string): ReadonlyMap<string, string> => {
  const glyphs = new Map<string, string>()
  for (const [, start = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
    hexes(list).forEach((hex, at) => glyphs.set((parseInt(start, 16) + at).toString(16).padStart(4, '0'), unicode(hex)))
  return glyphs
}

/** All text of a paper printed by us, in the order in which it was drawn. */
export const pdfText = (content: Uint8Array): string => {
  const objects = objectsOf(Buffer.from(content))
  const maps = new Map<string, ReadonlyMap<string, string>>()
  for (const { dictionary } of objects.values())
    for (const [, name = '', font = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1]
      if (map !== undefined) maps.set(name, glyphsOf(objects.get(map)?.stream ?? ''))
    }
  return [...objects.values()]
    .filter(({ stream }) => stream.includes('BT\n'))
    .map(({ stream }) => {
      let glyphs: ReadonlyMap<string, string> = new Map()
      return [...stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>[^\]]*)*)\] TJ|\bET\b/gi)]
        .map(([operator, font, shown]) => {
          if (font !== undefined) glyphs = maps.get(font) ?? new Map()
          if (operator === 'ET') return '\n'
          return hexes(shown ?? '')
            .flatMap((hex) => hex.match(/.{4}/g) ?? [])
            .map((glyph) => glyphs.get(glyph.toLowerCase()) ?? '�')
            .join('')
        })
        .join('')
    })
    .join('\n')
}
