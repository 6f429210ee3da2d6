import { readForm } from './form.ts'
import { S3Error, invalid, tooLarge } from './error.ts'
import { createdEvent } from './announcements.ts'
import { permit } from './policy.ts'
import { xml } from './reply.ts'
import type { Reply } from './reply.ts'
import type { Call, Bucket } from './call.ts'
import { encode } from './signature.ts'

const mostKeys = 1000

/** ListObjectsV2. */
export function listObjects({ objects, query }: Call, bucket: Bucket): Reply {
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const maximum = numberOfKeys(query.get('max-keys'))
  const token = query.get('continuation-token')
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
  const text = (key: string) => (query.get('encoding-type') === 'url' ? encode(key).replaceAll('%2F', '/') : key)
  const contents: { Key: string; LastModified: string; ETag: string; Size: string; StorageClass: string }[] = []
  const prefixes = new Set<string>()
  let last = ''
  let more = false
  for (const { key, modified, etag, size } of objects.list(bucket.name, prefix, after)) {
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length)
    if (common !== undefined && (prefixes.has(common) || after.startsWith(common))) {
      last = key
      continue
    }
    if (contents.length + prefixes.size >= maximum) {
      more = true
      break
    }
    if (common !== undefined) prefixes.add(common)
    else contents.push({ Key: text(key), LastModified: new Date(modified).toISOString(), ETag: etag, Size: String(size), StorageClass: 'STANDARD' })
    last = key
  }
  return xml('ListBucketResult', {
    Name: bucket.name, Prefix: text(prefix), MaxKeys: String(maximum), KeyCount: String(contents.length + prefixes.size),
    IsTruncated: String(more), ...(more && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
    Contents: contents, CommonPrefixes: [...prefixes].map((each) => ({ Prefix: text(each) })),
  })
}

/** A browser's form: what may be put is said by the signed policy in it, and by nothing else. */
export async function postForm({ objects, announcements, request, credentials, maximumBytes }: Call, bucket: Bucket): Promise<Reply> {
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
  return /^(x-amz-meta-.+|content-type|content-disposition|content-encoding|content-language|cache-control|expires)$/.test(name)
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
