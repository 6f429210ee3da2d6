/** Files as people send them: the smallest of each kind that is whole, and some that must not pass. */

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
    'trailer<</Root 1 0 R>>\nstartxref\n110\n%%EOF\n',
)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////', 'base64'),
  Buffer.from([0xff, 0xd9]),
])
const webp = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64')

export const wholeFiles = {
  'application/pdf': pdf,
  'image/png': png,
  'image/jpeg': jpeg,
  'image/webp': webp,
} as const

/** Kept in two halves, so that a scanner of this source does not ring. */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR' + '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** What the bytes are, and why they stay in quarantine. */
export const wrongFiles = [
  [
    'a program under a picture’s name',
    Buffer.from(`MZ\u0090\u0000${'\u0000'.repeat(200)}`, 'latin1'),
    'type-not-allowed',
  ],
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'type-not-allowed'],
  ['the EICAR test file', Buffer.from(eicar), 'infected'],
  ['a PDF with a virus', Buffer.concat([pdf, Buffer.from(eicar), pdf]), 'infected'],
  [
    'a PDF that runs a script',
    Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n'), pdf]),
    'active-content',
  ],
  [
    'a PDF that hides its script',
    Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj<</S/J#61vaScript>>endobj\n'), pdf]),
    'active-content',
  ],
  ['a picture cut short', png.subarray(0, 40), 'broken'],
  ['a PDF cut short', pdf.subarray(0, 60), 'broken'],
] as const
