import type { IncomingMessage } from 'node:http'
import { S3Error, invalid, tooLarge } from './error.ts'

export interface Form {
  /** By lower-case name: the fields before the file; S3 ignores what comes after it. */
  readonly fields: ReadonlyMap<string, string>
  readonly filename: string
  /** Reads the file, never holding more than the limit. @throws S3Error EntityTooLarge as soon as it is passed */
  readFile(limit: number): Promise<Buffer>
}

const longestFields = 20 * 1024
const longestPartHeader = 4 * 1024
const crlf = '\r\n'

/** Reads a multipart form up to its file, so that the policy can be judged before the file is taken in. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(
    request.headers['content-type'] ?? '',
  )
  if (!boundary) throw malformed('The form has no boundary.')
  const delimiter = Buffer.from(`${crlf}--${boundary[1] ?? boundary[2]}`)
  const bytes = new Bytes(request)
  const fields = new Map<string, string>()
  await bytes.until(delimiter, longestPartHeader)
  for (let size = 0; ;) {
    if ((await bytes.until(Buffer.from(crlf), longestPartHeader)).toString() === '--') {
      throw invalid('POST requires exactly one file upload per request.')
    }
    const header = (await bytes.until(Buffer.from(crlf + crlf), longestPartHeader)).toString()
    const name = parameter(header, 'name')?.toLowerCase()
    if (name === undefined) throw malformed('A part of the form has no name.')
    if (name === 'file') {
      const filename = parameter(header, 'filename')?.split(/[/\\]/).at(-1) ?? ''
      return { fields, filename, readFile: (limit) => readFile(bytes, delimiter, limit) }
    }
    const value = await bytes.until(delimiter, longestFields)
    size += header.length + value.length
    if (size > longestFields) {
      throw new S3Error(400, 'MaxPostPreDataLengthExceeded', 'The fields before the file are too long.')
    }
    if (fields.has(name)) throw invalid(`The field ${name} is there twice.`)
    fields.set(name, value.toString())
  }
}

async function readFile(bytes: Bytes, delimiter: Buffer, limit: number): Promise<Buffer> {
  try {
    return await bytes.until(delimiter, limit)
  } catch (reason) {
    throw reason instanceof PastLimit ? tooLarge(limit) : reason
  }
}

function parameter(header: string, name: string): string | undefined {
  const line = header.split(crlf).find((each) => /^content-disposition:\s*form-data\b/i.test(each))
  return new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(line ?? '')?.[1]
}

class PastLimit extends S3Error {
  constructor() {
    super(400, 'MalformedPOSTRequest', 'A part of the form is too long.')
  }
}

const malformed = (message: string) => new S3Error(400, 'MalformedPOSTRequest', message)

/** The bytes of a request, taken up to one mark after the other. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>
  // A form may begin with its first boundary, without the line break that comes before every other one.
  #rest = Buffer.from(crlf)

  constructor(request: IncomingMessage) {
    this.#chunks = request.iterator({ destroyOnReturn: false })
  }

  /** What lies before the mark; the mark itself is passed over. @throws S3Error when it does not come within the limit */
  async until(mark: Buffer, limit: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let size = 0
    const take = (length: number) => {
      parts.push(this.#rest.subarray(0, length))
      size += length
      if (size > limit) throw new PastLimit()
    }
    for (;;) {
      const at = this.#rest.indexOf(mark)
      const safe = at >= 0 ? at : Math.max(0, this.#rest.length - mark.length + 1)
      take(safe)
      this.#rest = this.#rest.subarray(at >= 0 ? safe + mark.length : safe)
      if (at >= 0) return Buffer.concat(parts)
      const next = await this.#chunks.next()
      if (next.done) throw malformed('The form ends before its last boundary.')
      this.#rest = Buffer.concat([this.#rest, next.value])
    }
  }
}
