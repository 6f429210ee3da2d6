import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { S3Error, denied } from './error.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface SignedRequest {
  readonly method: string
  /** Path as it was sent, still encoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

interface Claim {
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  /** YYYYMMDDTHHMMSSZ. */
  readonly date: string
  /** What was signed as the hash of the body, or a word that says that it was not. */
  readonly payload: string
}

const algorithm = 'AWS4-HMAC-SHA256'
const unsigned = 'UNSIGNED-PAYLOAD'
/** How far a signature's time may be from ours, and how long a link may live at most, in milliseconds. */
const skew = 15 * 60_000
const longestLink = 7 * 24 * 3600_000

/**
 * Checks who sent a request, by its Authorization header or its presigned query.
 * @returns what was signed for the body: a SHA-256 in hexadecimal, UNSIGNED-PAYLOAD or STREAMING-...
 * @throws S3Error 403
 */
export function authenticate(request: SignedRequest, credentials: Credentials): string {
  const presigned = request.query.has('X-Amz-Signature')
  const claim = presigned ? fromQuery(request.query) : fromHeader(request.headers)
  const at = momentOf(claim.date)
  if (presigned) refuseExpired(at, Number(request.query.get('X-Amz-Expires')) * 1000)
  else if (Math.abs(Date.now() - at) > skew) {
    throw new S3Error(403, 'RequestTimeTooSkewed', 'The time of the request is too far from the time here.')
  }
  const names = claim.signedHeaders.split(';')
  const forgotten = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !names.includes(name))
  if (!names.includes('host') || forgotten.length > 0) throw denied('There were headers present which were not signed')
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...names.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replace(/\s+/g, ' ')}`,
    ),
    '',
    claim.signedHeaders,
    claim.payload,
  ].join('\n')
  const scope = claim.credential.slice(claim.credential.indexOf('/') + 1)
  const text = [algorithm, claim.date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  verify(text, claim, credentials)
  return claim.payload
}

/** Checks that `text` was signed. @throws S3Error 403 */
export function verify(
  text: string,
  claim: Pick<Claim, 'credential' | 'date' | 'signature'>,
  { accessKeyId, secretAccessKey }: Credentials,
): void {
  const [id, day, region, service, end, ...rest] = claim.credential.split('/')
  if (id !== accessKeyId) throw new S3Error(403, 'InvalidAccessKeyId', 'The access key is not known here.')
  if (!day || !region || service !== 's3' || end !== 'aws4_request' || rest.length > 0 || !claim.date.startsWith(day)) {
    throw denied('The credential has a wrong scope')
  }
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const wanted = hmac(key, text)
  const given = Buffer.from(claim.signature, 'hex')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new S3Error(403, 'SignatureDoesNotMatch', 'The signature is not the one calculated for this request.')
  }
}

function fromQuery(query: URLSearchParams): Claim {
  if (query.get('X-Amz-Algorithm') !== algorithm) throw denied('The algorithm is not known')
  const field = (name: string) => query.get(`X-Amz-${name}`) ?? ''
  return {
    credential: field('Credential'),
    signedHeaders: field('SignedHeaders'),
    signature: field('Signature'),
    date: field('Date'),
    payload: query.get('X-Amz-Content-Sha256') ?? unsigned,
  }
}

function fromHeader(headers: IncomingHttpHeaders): Claim {
  const [kind, ...rest] = (headers.authorization ?? '').split(/[\s,]+/)
  if (kind !== algorithm) throw denied()
  const fields = new Map(rest.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]))
  return {
    credential: fields.get('Credential') ?? '',
    signedHeaders: fields.get('SignedHeaders') ?? '',
    signature: fields.get('Signature') ?? '',
    date: String(headers['x-amz-date'] ?? ''),
    payload: String(headers['x-amz-content-sha256'] ?? ''),
  }
}

function momentOf(date: string): number {
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(at)) throw denied('The date of the request is missing or malformed')
  return at
}

function refuseExpired(at: number, lifetime: number): void {
  if (!(lifetime > 0 && lifetime <= longestLink)) throw denied('X-Amz-Expires must be between 1 and 604800 seconds')
  if (Date.now() > at + lifetime) throw denied('Request has expired')
  if (Date.now() < at - skew) throw denied('Request is not valid yet')
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : Number(x > y)))
    .map((pair) => pair.join('='))
    .join('&')
}

/** RFC 3986: everything but letters, digits and -._~ */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
