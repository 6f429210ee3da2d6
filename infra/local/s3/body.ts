import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { crc32 } from 'node:zlib'
import { S3Error, tooLarge } from './error.ts'

type Headers = Readonly<Record<string, string | undefined>>

export interface Body {
  readonly data: Buffer
  /** By header name: the checksums that were sent and are right. */
  readonly checksums: Record<string, string>
}

const digest = (name: string) => (data: Buffer) => createHash(name).update(data).digest('base64')
const checksumOf: Readonly<Record<string, (data: Buffer) => string>> = {
  'x-amz-checksum-crc32': (data) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(data))
    return sum.toString('base64')
  },
  'x-amz-checksum-sha1': digest('sha1'),
  'x-amz-checksum-sha256': digest('sha256'),
}

/** The bytes of a request, of which no more than the limit are ever held. @throws S3Error EntityTooLarge */
export async function readWithin(limit: number, request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  const bytes: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Takes the body out of its transport form and compares it with every hash that came with it.
 * @param payload what was signed for the body
 * @param headers those of the request, with the ones a presigned query carries
 */
export function openBody(raw: Buffer, payload: string, headers: Headers): Body {
  const { data, trailer } = payload.startsWith('STREAMING-')
    ? unchunked(raw, payload, headers)
    : { data: raw, trailer: {} }
  if (/^[0-9a-f]{64}$/.test(payload) && createHash('sha256').update(raw).digest('hex') !== payload) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The body does not have the SHA-256 that was signed.')
  }
  const md5 = headers['content-md5']
  if (md5 !== undefined && digest('md5')(data) !== md5) throw badDigest('Content-MD5')
  return { data, checksums: rightChecksums(data, { ...headers, ...trailer }) }
}

function rightChecksums(data: Buffer, headers: Headers): Record<string, string> {
  const checksums: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!/^x-amz-checksum-(crc|sha)/.test(name) || value === undefined) continue
    const calculate = checksumOf[name]
    if (!calculate) throw new S3Error(501, 'NotImplemented', `${name} is not known here.`)
    if (calculate(data) !== value) throw badDigest(name)
    checksums[name] = value
  }
  return checksums
}

/** Undoes aws-chunked, in which the SDK sends streams: sized chunks, then a trailer with the checksum. */
function unchunked(raw: Buffer, payload: string, headers: Headers): { data: Buffer; trailer: Record<string, string> } {
  if (payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new S3Error(501, 'NotImplemented', 'Chunks that are signed one by one are not known here.')
  }
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = raw.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(raw.toString('latin1', at, end), 16)
    if (!(size >= 0 && end + 2 + size <= raw.length)) throw incomplete()
    at = end + 2
    if (size === 0) break
    chunks.push(raw.subarray(at, at + size))
    at += size + 2
  }
  const data = Buffer.concat(chunks)
  if (String(data.length) !== headers['x-amz-decoded-content-length']) throw incomplete()
  const lines = raw
    .toString('latin1', at)
    .split('\r\n')
    .filter((line) => line.includes(':'))
  return { data, trailer: Object.fromEntries(lines.map(fieldOf)) }
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
}

const incomplete = () => new S3Error(400, 'IncompleteBody', 'The body is not as long as it says.')
const badDigest = (name: string) => new S3Error(400, 'BadDigest', `The ${name} you specified did not match.`)
