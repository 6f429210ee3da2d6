import fc from 'fast-check'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../functions/documents/inspect.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** A page with a table of contents and an end, and whatever else is put into it. */
const pdf = (inside = '') =>
  latin1(
    [
      '%PDF-1.7',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
      inside,
      'xref\n0 1\n0000000000 65535 f',
      'trailer << /Root 1 0 R /Size 4 >>\nstartxref\n9\n%%EOF\n',
    ].join('\n'),
  )

const chunk = (name: string, data: Buffer) => {
  const body = Buffer.concat([latin1(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
/** One grey pixel. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0)),
])
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
  Buffer.alloc(6000, 0x55),
  Buffer.from([0xff, 0xd9]),
])
const webp = (() => {
  const body = Buffer.concat([latin1('WEBPVP8 '), Buffer.alloc(600, 1)])
  const head = Buffer.concat([latin1('RIFF'), Buffer.alloc(4)])
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
})()

/** The test file every scanner knows, put together here so that none rings at this source. */
const eicar = latin1(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''))

describe('a file is what its bytes are', () => {
  test.each([
    ['application/pdf', pdf()],
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ])('%s', async (type, bytes) => expect(await inspect(bytes)).toEqual({ type }))

  test('even where it is a part of something larger in memory', async () => {
    const larger = Buffer.concat([Buffer.alloc(100), png, Buffer.alloc(100)])
    expect(await inspect(larger.subarray(100, 100 + png.length))).toEqual({ type: 'image/png' })
  })

  test('a JPEG may carry a little after its end, as some cameras add', async () =>
    expect(await inspect(Buffer.concat([jpeg, Buffer.alloc(64)]))).toEqual({ type: 'image/jpeg' }))
})

describe('nobody opens', () => {
  test.each([
    ['a program', Buffer.concat([latin1('MZ\x90\0'), Buffer.alloc(500)])],
    ['a web page', latin1('<!doctype html><html><script>alert(1)</script></html>')],
    [
      'a drawing that can run scripts',
      latin1('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    ],
    ['a drawing without its first line', latin1('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['an archive', Buffer.concat([latin1('PK\x03\x04'), Buffer.alloc(500)])],
    ['an animation', Buffer.concat([latin1('GIF89a'), Buffer.alloc(500)])],
    ['a text that says it is a PDF further down', latin1('hello\n%PDF-1.7')],
    ['a web page in front of a PDF', Buffer.concat([latin1('<script>x()</script>'), pdf()])],
    ['one byte', Buffer.from([0x89])],
  ])('%s', async (_, bytes) => expect(await inspect(bytes)).toEqual({ reason: 'type-not-allowed' }))

  test('nothing at all', async () => expect(await inspect(Buffer.alloc(0))).toEqual({ reason: 'empty' }))
})

describe('an infected file', () => {
  test.each([
    ['alone', eicar],
    ['inside a PDF', pdf(`4 0 obj << /Length 68 >> stream\n${eicar.toString('latin1')}\nendstream endobj`)],
    ['after a picture', Buffer.concat([png, eicar])],
    ['before a picture', Buffer.concat([eicar, png])],
  ])('is found %s', async (_, bytes) => expect(await inspect(bytes)).toEqual({ reason: 'infected' }))
})

describe('a PDF that does something', () => {
  test.each([
    ['runs a script', '<< /S /JavaScript /JS (app.alert(1)) >>'],
    ['runs a script in short', '<< /JS(app.alert(1)) >>'],
    ['hides a letter of a name', '<< /S /#4AavaScript >>'],
    ['hides every letter of a name', '<< /S /#4a#61#76#61#53#63#72#69#70#74 >>'],
    ['starts a program', '<< /S /Launch /F (cmd.exe) >>'],
    ['carries a file', '<< /Names << /EmbeddedFiles 9 0 R >> >>'],
    ['plays something', '<< /Subtype /RichMedia >>'],
    ['is a form that talks', '<< /XFA 9 0 R >>'],
    ['is a form that talks in parts', '<< /XFA [(a) 9 0 R] >>'],
    ['has its script elsewhere', '<< /JS 9 0 R >>'],
    ['sends a form away', '<< /S /SubmitForm /F (https://example.org) >>'],
  ])('is not opened: it %s', async (_, inside) =>
    expect(await inspect(pdf(`4 0 obj ${inside} endobj`))).toEqual({ reason: 'active-content' }),
  )

  const packedIn = (objects: string, name = 'ObjStm', bytes = deflateSync(latin1(objects))) =>
    pdf(`5 0 obj << /Type /${name} /Filter /FlateDecode >> stream\r\n${bytes.toString('latin1')}\nendstream endobj`)

  test.each([
    ['packed away', packedIn('4 0 << /S /JavaScript /JS (app.alert(1)) >>')],
    ['packed away under a hidden name', packedIn('4 0 << /S /JavaScript >>', 'Obj#53tm')],
    [
      'in the second of two packs',
      Buffer.concat([packedIn('4 0 << /Type /Font >>'), packedIn('9 0 << /S /Launch >>')]),
    ],
  ])('is found %s', async (_, bytes) => expect(await inspect(bytes)).toEqual({ reason: 'active-content' }))

  test('is not one whose packed objects are harmless', async () =>
    expect(await inspect(packedIn('4 0 << /Type /Font >>'))).toEqual({ type: 'application/pdf' }))

  test.each([
    ['are packed otherwise', packedIn('', 'ObjStm', latin1('GAJ;#~>'))],
    ['swell without end', packedIn('', 'ObjStm', deflateSync(Buffer.alloc(33 * 1024 * 1024)))],
  ])('is broken where its objects %s', async (_, bytes) => expect(await inspect(bytes)).toEqual({ reason: 'broken' }))

  test('is not a scan of many megabytes in which three letters meet by chance', async () => {
    const scan = Buffer.alloc(4 * 1024 * 1024, latin1('\x81/JS\xfe\x02/JS(\x90\x03/XFA\xb7'))
    const bytes = pdf(
      `4 0 obj << /Subtype /Image /Filter /DCTDecode >> stream\n${scan.toString('latin1')}\nendstream endobj`,
    )
    expect(await inspect(bytes)).toEqual({ type: 'application/pdf' })
  })

  test('is not one that only speaks of it', async () =>
    expect(await inspect(pdf('4 0 obj << /Title (JavaScript for beginners) >> endobj'))).toEqual({
      type: 'application/pdf',
    }))
})

describe('a file cut short is broken', () => {
  test.each([
    ['a PDF', pdf().subarray(0, -40)],
    ['a PNG', png.subarray(0, -12)],
    ['a JPEG', jpeg.subarray(0, -2)],
    ['a WebP', webp.subarray(0, -1)],
  ])('%s', async (_, bytes) => expect(await inspect(bytes)).toEqual({ reason: 'broken' }))
})

test('whatever the bytes, there is an answer, and never a type they do not begin like', async () => {
  const allowed = [pdf(), png, jpeg, webp]
  const others = ['MZ', 'PK\x03\x04', '<svg ', 'GIF89a', ''].map(latin1)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...allowed, ...others),
      fc.nat(700),
      fc.uint8Array({ maxLength: 300 }),
      async (beginning, length, rest) => {
        const verdict = await inspect(Buffer.concat([beginning.subarray(0, length), rest]))
        if ('type' in verdict) expect(allowed).toContain(beginning)
        else expect(verdict.reason).toMatch(/^(type-not-allowed|infected|active-content|broken|empty)$/)
      },
    ),
    { numRuns: 500 },
  )
})
