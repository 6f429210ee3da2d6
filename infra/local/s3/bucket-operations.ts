import { readForm } from './form.ts'
import { S3Error, invalid, tooLarge } from './error.ts'
import { createdEvent } from './announcements.ts'
import type { StoredObject } from './objects.ts'
import { permit } from './policy.ts'
import { xml } from './reply.ts'
import type { Reply } from './reply.ts'
import type { Call, Bucket } from './call.ts'
import { encode } from './signature.ts'

const mostKeys = 1000

interface Page {
  readonly contents: StoredObject[]
  readonly prefixes: Set<string>
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined
}

/** ListObjectsV2. */
export function listObjects({ objects, query }: Call, bucket: Bucket): Reply {
  const prefix = query.get('prefix') ?? ''
  const maximum = numberOfKeys(query.get('max-keys'))
  const token = query.get('continuation-token')
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
  const rows = objects.list(bucket.name, prefix, after)
  const { contents, prefixes, next } = pageOf(rows, prefix, query.get('delimiter') ?? '', after, maximum)
  const text = (key: string) => (query.get('encoding-type') === 'url' ? encode(key).replaceAll('%2F', '/') : key)
  return xml('ListBucketResult', {
    Name: bucket.name,
    Prefix: text(prefix),
    MaxKeys: String(maximum),
    KeyCount: String(contents.length + prefixes.size),
    IsTruncated: String(next !== undefined),
    ...(next !== undefined && { NextContinuationToken: Buffer.from(next).toString('base64url') }),
    Contents: contents.map(({ key, modified, etag, size }) => ({
      Key: text(key),
      LastModified: new Date(modified).toISOString(),
      ETag: etag,
      Size: String(size),
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: [...prefixes].map((each) => ({ Prefix: text(each) })),
  })
}

/** As many objects and folded prefixes as fit a page; the prefix that `after` lies in was on the page before. */
function pageOf(rows: Iterable<StoredObject>, prefix: string, delimiter: string, after: string, maximum: number): Page {
  const contents: StoredObject[] = []
  const prefixes = new Set<string>()
  let last = ''
  for (const row of rows) {
    const cut = delimiter ? row.key.indexOf(delimiter, prefix.length) : -1
    const folded = cut < 0 ? undefined : row.key.slice(0, cut + delimiter.length)
    const shown = folded !== undefined && (prefixes.has(folded) || after.startsWith(folded))
    if (!shown && contents.length + prefixes.size >= maximum) return { contents, prefixes, next: last }
    if (folded === undefined) contents.push(row)
    else if (!shown) prefixes.add(folded)
    last = row.key
  }
  return { contents, prefixes, next: undefined }
}

/** A browser's form: what may be put is said by the signed policy in it, and by nothing else. */
export async function postForm(
  { objects, announcements, request, credentials, maximumBytes }: Call,
  bucket: Bucket,
): Promise<Reply> {
  const form = await readForm(request)
  objects.requireBucket(bucket.name)
  const permission = permit(form, bucket.name, credentials, maximumBytes)
  const data = await form.readFile(permission.maximumBytes)
  if (data.length > permission.maximumBytes) throw tooLarge(permission.maximumBytes)
  if (data.length < permission.minimumBytes) {
    throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  }
  const kept = [...form.fields].filter(([name]) => keptHeader(name))
  const headers = { 'content-type': 'binary/octet-stream', ...Object.fromEntries(kept) }
  const { object } = await objects.put(bucket.name, permission.key, data, { headers, checksums: {} }, {}, (stored) =>
    createdEvent(bucket.name, 'ObjectCreated:Post', stored),
  )
  announcements.tell(bucket.name)
  return afterPost(form.fields, bucket.name, object.key, object.etag)
}

/** Headers that an object keeps and gives back. */
export function keptHeader(name: string): boolean {
  return /^(x-amz-meta-.+|content-type|content-disposition|content-encoding|content-language|cache-control|expires)$/.test(
    name,
  )
}

function afterPost(fields: ReadonlyMap<string, string>, bucket: string, key: string, etag: string): Reply {
  const location = `/${bucket}/${encode(key).replaceAll('%2F', '/')}`
  const redirect = URL.parse(fields.get('success_action_redirect') ?? '')
  if (redirect && /^https?:$/.test(redirect.protocol)) {
    for (const [name, value] of Object.entries({ bucket, key, etag })) redirect.searchParams.append(name, value)
    return { status: 303, headers: { location: redirect.href, etag } }
  }
  const status = fields.get('success_action_status')
  if (status === '201') {
    const created = xml('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: etag }, 201)
    return { ...created, headers: { ...created.headers, location, etag } }
  }
  return { status: status === '200' ? 200 : 204, headers: { location, etag } }
}

function numberOfKeys(given: string | null): number {
  if (given === null) return mostKeys
  if (!/^\d{1,9}$/.test(given)) throw invalid('max-keys must be a number.')
  return Math.min(Number(given), mostKeys)
}
