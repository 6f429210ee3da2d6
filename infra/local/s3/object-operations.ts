import { readFile } from 'node:fs/promises'
import { createdEvent } from './announcements.ts'
import type { EventName } from './announcements.ts'
import { openBody, readWithin } from './body.ts'
import type { Body } from './body.ts'
import { keptHeader } from './bucket-operations.ts'
import type { Bucket, Call } from './call.ts'
import { S3Error, invalid } from './error.ts'
import type { Condition, ObjectMeta, StoredObject } from './objects.ts'
import { xml } from './reply.ts'
import type { Reply } from './reply.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Chunk sizes and a trailer may be this much longer than what they carry. */
const transportBytes = 1024 * 1024

/** PutObject, or CopyObject if a source is named. @param payload what was signed for the body */
export async function putObject(call: Call, bucket: Bucket, key: string, payload: string): Promise<Reply> {
  const headers = headersOf(call)
  const raw = await readWithin(call.maximumBytes + transportBytes, call.request)
  const source = headers['x-amz-copy-source']
  if (source !== undefined) return copyObject(call, bucket, key, source, headers)
  const body = openBody(raw, payload, headers)
  const object = await store(call, bucket, key, body, metaOf(headers), conditionOf(headers), 'ObjectCreated:Put')
  return { status: 200, headers: { etag: object.etag, ...object.checksums } }
}

/** GetObject and HeadObject: whole or one range, under conditions, with the header overrides of a presigned link. */
export function getObject({ request, query, objects }: Call, bucket: Bucket, key: string): Reply {
  const object = objects.require(bucket.name, key)
  const { 'if-match': match, 'if-none-match': noneMatch, range } = request.headers
  if (match !== undefined && match !== '*' && match !== object.etag) {
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
  if (noneMatch === '*' || noneMatch === object.etag) return { status: 304, headers: { etag: object.etag } }
  const part = rangeOf(range, object.size)
  const headers = {
    ...object.headers,
    ...overrides(query),
    etag: object.etag,
    'last-modified': new Date(object.modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...(!part && request.headers['x-amz-checksum-mode'] === 'ENABLED' && object.checksums),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${object.size}` }),
  }
  return {
    status: part ? 206 : 200,
    headers,
    file: { path: object.file, ...(part ?? { start: 0, end: object.size - 1 }) },
  }
}

async function copyObject(call: Call, bucket: Bucket, key: string, source: string, headers: Headers): Promise<Reply> {
  const path = decoded(source).replace(/^\//, '')
  const slash = path.indexOf('/')
  if (slash < 1) throw invalid('Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  const original = call.objects.require(path.slice(0, slash), path.slice(slash + 1))
  const replaced = headers['x-amz-metadata-directive'] === 'REPLACE'
  if (!replaced && original.key === key && path.slice(0, slash) === bucket.name) {
    throw new S3Error(400, 'InvalidRequest', 'This copy request is illegal because it changes nothing.')
  }
  const body = { data: await readFile(original.file), checksums: original.checksums }
  const meta = replaced ? metaOf(headers) : original.headers
  const object = await store(
    call,
    bucket,
    key,
    { ...body, checksums: { ...body.checksums } },
    meta,
    {},
    'ObjectCreated:Copy',
  )
  return xml('CopyObjectResult', { ETag: object.etag, LastModified: new Date(object.modified).toISOString() })
}

async function store(
  { objects, announcements, maximumBytes }: Call,
  bucket: Bucket,
  key: string,
  { data, checksums }: Body,
  headers: ObjectMeta['headers'],
  condition: Condition,
  eventName: EventName,
): Promise<StoredObject> {
  if (data.length > maximumBytes)
    throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
  const { object } = await objects.put(bucket.name, key, data, { headers, checksums }, condition, (stored) =>
    createdEvent(bucket.name, eventName, stored),
  )
  announcements.tell(bucket.name)
  return object
}

/** The headers of the request; a presigned link carries some of them in its query. */
function headersOf({ request, query }: Call): Headers {
  const hoisted = [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-'))
  const sent = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const,
  )
  return Object.fromEntries<string | undefined>([...hoisted, ...sent])
}

function metaOf(headers: Headers): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value !== undefined && keptHeader(name) ? [[name, value] as const] : [],
  )
  const { 'content-encoding': encoding, ...meta }: Record<string, string> = Object.fromEntries<string>(kept)
  // aws-chunked is how the body travelled, not what it is.
  const inner = encoding
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each && each !== 'aws-chunked')
    .join(',')
  return { 'content-type': 'binary/octet-stream', ...meta, ...(inner && { 'content-encoding': inner }) }
}

function conditionOf(headers: Headers): Condition {
  const { 'if-none-match': noneMatch, 'if-match': match } = headers
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new S3Error(501, 'NotImplemented', 'If-None-Match takes only * here.')
  return { absent: noneMatch === '*', ...(match !== undefined && { etag: match }) }
}

function overrides(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...query].flatMap(([name, value]) => {
      const header =
        /^response-(content-type|content-disposition|content-encoding|content-language|cache-control|expires)$/.exec(
          name,
        )?.[1]
      if (header === undefined) return []
      if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw invalid(`${name} holds a character that no header can.`)
      return [[header, value]]
    }),
  )
}

/** Both ends included; undefined for the whole object. @throws S3Error InvalidRange */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [whole, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (whole === undefined || (!first && !last)) return undefined
  const start = first ? Number(first) : Math.max(0, size - Number(last))
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1
  if (start >= size || start > end) {
    throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: String(size) })
  }
  return { start, end }
}

/** @throws S3Error when it is not percent-encoded UTF-8 */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}
