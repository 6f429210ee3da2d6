import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A refusal in the shape that AWS gives it on its JSON protocols. */
export class AwsError extends Error {
  readonly statusCode: number
  readonly body: object

  constructor(type: string, message: string, extra: object = {}, statusCode = 400) {
    super(message)
    this.name = type.slice(type.indexOf('#') + 1)
    this.statusCode = statusCode
    this.body = { __type: type, message, ...extra }
  }
}

interface Refusal extends Error {
  readonly statusCode: number
  readonly body: object
}

/** True for our own refusals and for those of dynalite, which have the same shape. */
export function isRefusal(reason: unknown): reason is Refusal {
  return reason instanceof Error && 'statusCode' in reason && 'body' in reason
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export interface Endpoint {
  /** Without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

interface Service {
  /** First part of X-Amz-Target. */
  readonly target: string
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1'
  /** 0 takes a free port. */
  readonly port: number
  readonly maximumBytes: number
  /** Answers one operation; a refusal is thrown as an `AwsError`. */
  respond(operation: string, input: Record<string, unknown>): Promise<object>
}

const coral = (name: string) => `com.amazon.coral.service#${name}`
export const unknownOperation = () =>
  new AwsError(coral('UnknownOperationException'), 'The operation is not known here.')

/** Longer than clients keep an idle connection, so that it is they who close it. */
const keepAliveTimeout = 65_000

/** Serves one AWS JSON service on 127.0.0.1. A request that cannot be read gets a 4xx; nothing a client sends ends it. */
export async function serveAwsJson(service: Service): Promise<Endpoint> {
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    answer(service, request).then(
      (body) => send(response, service.contentType, 200, body),
      (reason: unknown) => {
        if (isRefusal(reason)) return send(response, service.contentType, reason.statusCode, reason.body)
        console.error(service.target, request.headers['x-amz-target'], reason)
        send(response, service.contentType, 500, { __type: coral('InternalServerError'), message: 'Internal error' })
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(service.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address.port
}

async function answer(service: Service, request: IncomingMessage): Promise<object> {
  if (request.method !== 'POST') throw unknownOperation()
  const body = await readWithin(service.maximumBytes, request)
  const [target, operation, ...rest] = String(request.headers['x-amz-target'] ?? '').split('.')
  if (target !== service.target || !operation || rest.length > 0) throw unknownOperation()
  if (!request.headers.authorization?.startsWith('AWS4-')) {
    throw new AwsError(coral('MissingAuthenticationTokenException'), 'Request is missing Authentication Token')
  }
  return service.respond(operation, parse(body))
}

function parse(body: string): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body)
    if (isObject(input)) return input
  } catch {
    // Answered below, like every other body that is not an object.
  }
  throw new AwsError(coral('SerializationException'), 'The body is not a JSON object.')
}

async function readWithin(limit: number, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  const bytes: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) throw new AwsError(coral('RequestEntityTooLargeException'), 'The body is too large.', {}, 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, contentType: string, status: number, body: object): void {
  const text = JSON.stringify(body)
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(text)
}
