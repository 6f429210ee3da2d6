/** One HTTP API of the template as a server on this machine: routes, authorizer, CORS, limits and access log. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createAuthorizer, type Authorization } from '#infra/local/authorizer.ts'
import { FunctionFailure } from '#infra/local/function-instance.ts'
import { fromResult, message, parseTarget, toEvent, type Answer, type Target } from '#infra/local/payload.ts'
import { createRouter, type Match } from '#infra/local/routes.ts'
import type { Cors, HttpApi } from '#infra/local/cloud.ts'

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const largestBody = 10 * 1024 * 1024
/** Lambda's own limit for a synchronous call, encoded as JSON. */
const largestEvent = 6 * 1024 * 1024
/** How long a refused upload may go on before its connection is cut. */
const drainMs = 5000

export interface Gateway {
  readonly api: HttpApi
  /** Calls a function by ARN; rejects with FunctionFailure. */
  readonly invoke: (target: string, event: object) => Promise<unknown>
  readonly accessLog: (line: string) => void
}

const corsHeaders = (cors: Cors | undefined, origin: string | undefined): Record<string, string> => {
  if (!cors || origin === undefined) return {}
  const allowed = cors.AllowOrigins.includes(origin) ? origin : cors.AllowOrigins.includes('*') ? '*' : undefined
  if (allowed === undefined) return {}
  return {
    'access-control-allow-origin': allowed,
    ...(allowed !== '*' && { vary: 'origin' }),
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
  }
}

const preflight = (cors: Cors, origin: string | undefined): Answer => {
  const headers = corsHeaders(cors, origin)
  const allowed = Object.keys(headers).length > 0 && {
    'access-control-allow-methods': cors.AllowMethods.join(','),
    'access-control-allow-headers': cors.AllowHeaders.join(','),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  }
  return { status: 204, headers: { ...headers, ...allowed }, body: Buffer.alloc(0) }
}

/** @returns undefined as soon as the body is larger than the limit; the rest is read and dropped, so the sender hears why. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const refuse = () => {
    request.resume()
    setTimeout(() => request.destroy(), drainMs).unref()
    return undefined
  }
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return refuse()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestBody) chunks.push(chunk)
      else if (size - chunk.length <= largestBody) resolve(refuse())
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

const isLate = (error: unknown) => error instanceof FunctionFailure && error.kind === 'timeout'

const ofFailure = (error: unknown): Answer =>
  isLate(error) ? message(503, 'Service Unavailable') : message(500, 'Internal Server Error')

/** What an access log may tell of a failure: what a function said itself may hold what a person wrote. */
const failureContext = (error: unknown) => ({
  integrationErrorMessage: isLate(error) ? 'Endpoint request timed out' : 'Internal server error',
})

interface Exchange {
  readonly answer: Answer
  readonly context: Readonly<Record<string, string>>
}

const withinDeadline = async (gateway: Gateway, { route }: Match, event: object): Promise<Exchange> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new FunctionFailure('timeout', 'Integration timed out')), route.timeoutMs)
  try {
    return { answer: fromResult(await Promise.race([gateway.invoke(route.target, event), late])), context: {} }
  } catch (error) {
    return { answer: ofFailure(error), context: failureContext(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** What the gateway answers itself to someone who may not pass. */
const refusal = (authorization: Authorization | undefined): Exchange | undefined => {
  if (authorization?.outcome === 'forbidden') return { answer: message(403, 'Forbidden'), context: {} }
  if (authorization?.outcome !== 'unauthorized') return undefined
  const { reason } = authorization
  const challenge = reason
    ? `Bearer scope="" error="invalid_token" error_description="${reason.replace(/[^ -~]|"/g, '')}"`
    : 'Bearer'
  const answer = message(401, 'Unauthorized', { 'www-authenticate': challenge })
  return { answer, context: { 'authorizer.error': reason } }
}

const createExchange = (gateway: Gateway) => {
  const { api } = gateway
  const route = createRouter(api.routes)
  const authorize = createAuthorizer()

  const pass = async (request: IncomingMessage, target: Target, match: Match): Promise<Exchange> => {
    const rule = match.route.authorizer
    const authorization = rule && (await authorize(rule, request.headers.authorization))
    const refused = refusal(authorization)
    if (refused) return refused
    const body = await readBody(request)
    const event = body && toEvent({ request, target, match, body, authorization, api: api.name })
    if (!event || JSON.stringify(event).length > largestEvent)
      return { answer: message(413, 'Request Entity Too Large', { connection: 'close' }), context: {} }
    const { requestId } = event.requestContext
    const { answer, context } = await withinDeadline(gateway, match, event)
    return { answer, context: { requestId, ...context } }
  }

  return async (request: IncomingMessage): Promise<Exchange> => {
    const target = parseTarget(request.url ?? '/')
    if (!target) return { answer: message(400, 'Bad Request'), context: {} }
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    if (api.cors && isPreflight) return { answer: preflight(api.cors, request.headers.origin), context: {} }
    const match = route(request.method ?? 'GET', target.segments)
    if (!match) return { answer: message(404, 'Not Found'), context: {} }
    const { answer, context } = await pass(request, target, match)
    return { answer, context: { routeKey: match.route.key, ...context } }
  }
}

/** Fills `$context.…` of an access log format; what is unknown is a hyphen, as in the cloud. */
const accessLine = (format: string, values: Readonly<Record<string, string | number>>) =>
  format.replace(/\$context\.([\w.]+)/g, (_, name: string) => String(values[name] ?? '-') || '-')

const send = (response: ServerResponse, { status, headers, body }: Answer, cors: Record<string, string>) => {
  const isBodiless = status === 204 || status === 304
  try {
    response.writeHead(status, { ...headers, ...cors, ...(!isBodiless && { 'content-length': body.length }) })
  } catch {
    // a header that HTTP cannot carry
    return send(response, message(500, 'Internal Server Error'), cors)
  }
  response.end(isBodiless ? undefined : body)
}

/** The request listener of one API. Never throws: what goes wrong is an answer. */
export const createGateway = (gateway: Gateway) => {
  const exchange = createExchange(gateway)
  const { cors, accessLogFormat, name } = gateway.api

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const began = performance.now()
    const { answer, context } = await exchange(request).catch((error: unknown) => ({
      answer: ofFailure(error),
      context: failureContext(error),
    }))
    // a refusal may come before the body was read
    if (!request.readableEnded) request.resume()
    if (!response.destroyed) send(response, answer, corsHeaders(cors, request.headers.origin))
    if (accessLogFormat === undefined) return
    const now = new Date()
    const line = accessLine(accessLogFormat, {
      apiId: name,
      requestId: randomUUID(),
      httpMethod: request.method ?? '',
      'identity.sourceIp': request.socket.remoteAddress ?? '',
      'identity.userAgent': request.headers['user-agent'] ?? '',
      path: request.url?.split('?')[0] ?? '',
      protocol: `HTTP/${request.httpVersion}`,
      requestTime: now.toISOString(),
      requestTimeEpoch: now.getTime(),
      responseLatency: Math.round(performance.now() - began),
      integrationLatency: Math.round(performance.now() - began),
      responseLength: answer.body.length,
      stage: '$default',
      status: answer.status,
      ...context,
    })
    gateway.accessLog(line)
  }
}
