import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { Announcements } from './announcements.ts'
import type { Listener } from './announcements.ts'
import { listObjects, postForm } from './bucket-operations.ts'
import type { Bucket, Call } from './call.ts'
import { corsHeaders } from './cors.ts'
import type { CorsRule } from './cors.ts'
import { S3Error, denied } from './error.ts'
import { decoded, getObject, putObject } from './object-operations.ts'
import { Objects } from './objects.ts'
import { errorReply, send, xml } from './reply.ts'
import type { Reply } from './reply.ts'
import { authenticate } from './signature.ts'
import type { Credentials } from './signature.ts'

export interface LocalS3 {
  readonly url: string
  /** Idempotent; the rules given last count. */
  ensureBucket(name: string, rules?: { cors?: readonly CorsRule[]; lifecycleDays?: number | undefined }): Promise<void>
  /**
   * Tells of every object put from the first time this is called for the bucket, each at least once, however often either
   * side restarts. A rejected event is repeated with growing pauses.
   */
  onObjectCreated(bucket: string, listener: Listener): void
  close(): Promise<void>
}

interface Settings {
  /** Where the data lives; made if missing. */
  readonly directory: string
  /** 0 takes a free port. */
  readonly port: number
  readonly credentials: Credentials
  /** The largest object that is taken. */
  readonly maximumBytes?: number
}

interface Cloud extends Pick<Call, 'objects' | 'announcements' | 'credentials' | 'maximumBytes'> {
  readonly buckets: Map<string, Bucket>
}

const dayMs = 24 * 3600_000
const lifecycleEvery = 3600_000
/** Longer than clients keep an idle connection, so that it is they who close it. */
const keepAliveTimeout = 65_000

/**
 * Serves S3 on 127.0.0.1, path-style, with its data on disk. Versions are not kept, even where the template asks for them:
 * what is overwritten or deleted here is gone. Nor is anything encrypted, and a bucket's policy is not read.
 * @throws when the port is taken.
 */
export async function startS3({
  directory,
  port,
  credentials,
  maximumBytes = 100 * 1024 * 1024,
}: Settings): Promise<LocalS3> {
  const objects = new Objects(directory)
  const announcements = new Announcements(objects)
  const cloud: Cloud = { objects, announcements, credentials, maximumBytes, buckets: new Map() }
  for (const name of objects.buckets()) cloud.buckets.set(name, { name, cors: [], lifecycleDays: undefined })
  const server = serverOf(cloud)
  try {
    await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(port, '127.0.0.1', resolve))
  } catch (reason) {
    objects.close()
    throw reason
  }
  const lifecycle = setInterval(() => void sweep(cloud), lifecycleEvery).unref()
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    ensureBucket: async (name, { cors = [], lifecycleDays } = {}) => {
      objects.ensureBucket(name)
      cloud.buckets.set(name, { name, cors, lifecycleDays })
      await sweep(cloud)
    },
    onObjectCreated: (bucket, listener) => announcements.listen(bucket, listener),
    close: async () => {
      clearInterval(lifecycle)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await announcements.close()
      objects.close()
    },
  }
}

function serverOf(cloud: Cloud): Server {
  return createServer({ keepAliveTimeout }, (request, response) => {
    const cors = corsHeaders(cloud.buckets.get(bucketIn(request))?.cors ?? [], request)
    answer(cloud, request, cors !== undefined)
      .catch((reason: unknown) => {
        if (!(reason instanceof S3Error)) console.error('s3:', request.method, reason)
        return errorReply(reason)
      })
      .then((reply) => send(request, response, reply, cors ?? {}))
      .catch(() => response.destroy())
  })
}

async function sweep({ objects, buckets }: Cloud): Promise<void> {
  for (const { name, lifecycleDays } of buckets.values()) {
    if (lifecycleDays !== undefined) await objects.removeOlder(name, Date.now() - lifecycleDays * dayMs)
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

function bucketIn(request: IncomingMessage): string {
  return pathOf(request).split('/')[1] ?? ''
}

async function answer(cloud: Cloud, request: IncomingMessage, corsAllowed: boolean): Promise<Reply> {
  if (request.method === 'OPTIONS') {
    if (corsAllowed) return { status: 200 }
    throw new S3Error(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.')
  }
  const path = pathOf(request)
  const query = new URLSearchParams((request.url ?? '').slice(path.length + 1))
  const call: Call = { request, query, ...cloud }
  const [, name = '', ...rest] = path.split('/')
  const key = decoded(rest.join('/'))
  const bucket = cloud.buckets.get(name) ?? { name, cors: [], lifecycleDays: undefined }
  if (request.method === 'POST' && name && !key && query.size === 0) return postForm(call, bucket)
  const { method = '', headers } = request
  const payload = authenticate({ method, path, query, headers }, cloud.credentials)
  refuseUnknown(query)
  if (!name) return onService(call)
  return key ? onObject(call, bucket, key, payload) : onBucket(cloud, call, bucket)
}

const knownParameters =
  /^(x-id|list-type|prefix|delimiter|max-keys|start-after|continuation-token|encoding-type|fetch-owner|response-.+|x-amz-.+)$/i

/** A parameter that is not known may name a part of an object or bucket: to pass over it could do the wrong thing. */
function refuseUnknown(query: URLSearchParams): void {
  const unknown = [...query.keys()].find((name) => !knownParameters.test(name))
  if (unknown !== undefined) throw new S3Error(501, 'NotImplemented', `The parameter ${unknown} is not known here.`)
}

function onService({ request, objects }: Call): Reply {
  if (request.method !== 'GET') throw notAllowed()
  return xml('ListAllMyBucketsResult', { Buckets: { Bucket: objects.buckets().map((Name) => ({ Name })) } })
}

function onBucket(cloud: Cloud, call: Call, bucket: Bucket): Reply {
  switch (call.request.method) {
    case 'GET':
      if (call.query.get('list-type') !== '2')
        throw new S3Error(501, 'NotImplemented', 'Only ListObjectsV2 is known here.')
      return listObjects(call, bucket)
    case 'HEAD':
      call.objects.requireBucket(bucket.name)
      return { status: 200 }
    case 'PUT':
      call.objects.ensureBucket(bucket.name)
      cloud.buckets.set(bucket.name, bucket)
      return { status: 200, headers: { location: `/${bucket.name}` } }
    case 'POST':
      throw denied()
    default:
      throw notAllowed()
  }
}

async function onObject(call: Call, bucket: Bucket, key: string, payload: string): Promise<Reply> {
  switch (call.request.method) {
    case 'GET':
    case 'HEAD':
      return getObject(call, bucket, key)
    case 'PUT':
      return putObject(call, bucket, key, payload)
    case 'DELETE':
      await call.objects.remove(bucket.name, key)
      return { status: 204 }
    default:
      throw notAllowed()
  }
}

const notAllowed = () =>
  new S3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
