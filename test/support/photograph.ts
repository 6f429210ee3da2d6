/** What a telephone writes beside a picture, and a witness does not mean to say. */
export const tells = {
  author: '摄影的秦老师',
  latitude: '29,24.0716N',
  longitude: '105,35.6402E',
  device: 'SERIAL-8A41F7',
} as const

/** Eight dots of black beside eight of white. */
const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCZaYAP/9k=',
  'base64',
)

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const ascii = (text: string) => Buffer.from(`${text}\0`)

/** A directory of a TIFF block: short values stand in their entry, texts behind all of them. */
const directory = (at: number, entries: readonly (readonly [number, number | Buffer])[]) => {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16LE(entries.length)
  const texts: Buffer[] = []
  let free = at + head.length
  entries.forEach(([tag, value], index) => {
    const entry = head.subarray(2 + index * 12)
    entry.writeUInt16LE(tag)
    entry.writeUInt16LE(typeof value === 'number' ? (tag === 0x8825 ? 4 : 3) : 2, 2)
    entry.writeUInt32LE(typeof value === 'number' ? 1 : value.length, 4)
    entry.writeUInt32LE(typeof value === 'number' ? value : free, 8)
    if (typeof value === 'number') return
    texts.push(value)
    free += value.length
  })
  return Buffer.concat([head, ...texts])
}

/** EXIF of a telephone held upright: the picture is to be turned by a quarter (orientation 6). */
export const exif = (() => {
  const main = (gps: number) =>
    directory(8, [
      [0x0110, ascii(tells.device)],
      [0x0112, 6],
      [0x013b, ascii(tells.author)],
      [0x8825, gps],
    ])
  const gps = 8 + main(0).length
  const place = directory(gps, [
    [0x0002, ascii(tells.latitude)],
    [0x0004, ascii(tells.longitude)],
  ])
  return Buffer.concat([Buffer.from('II*\0\b\0\0\0', 'latin1'), main(gps), place])
})()

const xmp = Buffer.from(
  `http://ns.adobe.com/xap/1.0/\0<rdf:Description exif:GPSLatitude="${tells.latitude}" exif:GPSLongitude="${tells.longitude}" dc:creator="${tells.author}" aux:SerialNumber="${tells.device}"/>`,
)

/** A photograph as a telephone makes it: with place, device and author, and a second picture behind its end. */
export const photograph = Buffer.concat([
  picture.subarray(0, 2),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])),
  segment(0xe1, xmp),
  segment(0xed, Buffer.from(`Photoshop 3.0\0${tells.author}`)),
  segment(0xfe, Buffer.from(tells.author)),
  picture.subarray(2),
  Buffer.from(JSON.stringify(tells)),
])

/** The same without any of it. */
export const pictureAlone = picture
