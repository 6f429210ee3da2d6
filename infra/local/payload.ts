/**
 * HTTP to a Lambda event and back, payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import type { Authorization } from '#infra/local/authorizer.ts'
import { account } from '#infra/local/intrinsics.ts'
import type { Match } from '#infra/local/routes.ts'

export interface Target {
  /** As sent, still percent-encoded. */
  readonly rawPath: string
  readonly rawQuery: string
  /** The path's parts, decoded. */
  readonly segments: readonly string[]
}

/** @returns undefined where percent-encoding is malformed, which API Gateway refuses itself. */
export const parseTarget = (url: string): Target | undefined => {
  if (!url.startsWith('/')) return undefined
  const [, rawPath = '/', rawQuery = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? []
  try {
    decodeURIComponent(rawQuery)
    return { rawPath, rawQuery, segments: rawPath.split('/').slice(1).map(decodeURIComponent) }
  } catch {
    return undefined
  }
}

const isText = (contentType: string | undefined) =>
  contentType === undefined || /^text\/|json|javascript|xml|x-www-form-urlencoded/.test(contentType)

const joinedHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values = []]) => [name, values.join(',')]),
  )

const joinedQuery = (rawQuery: string): Record<string, string> => {
  const query = new URLSearchParams(rawQuery)
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]))
}

interface Arrived {
  readonly request: IncomingMessage
  readonly target: Target
  readonly match: Match
  readonly body: Buffer
  readonly authorization: Authorization | undefined
  readonly api: string
}

const requestContext = ({ request, target, match, authorization, api }: Arrived) => {
  const now = new Date()
  const jwt = authorization?.outcome === 'allowed' && { claims: authorization.claims, scopes: authorization.scopes }
  return {
    accountId: account,
    apiId: api,
    ...(jwt && { authorizer: { jwt } }),
    domainName: request.headers.host ?? '',
    domainPrefix: api,
    http: {
      method: request.method ?? 'GET',
      path: target.rawPath,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: match.route.key,
    stage: '$default',
    time: now.toISOString(),
    timeEpoch: now.getTime(),
  }
}

/** The event that a function receives for a request. */
export const toEvent = (arrived: Arrived) => {
  const { request, target, match, body } = arrived
  const [, port = '80'] = /:(\d+)$/.exec(request.headers.host ?? '') ?? []
  const text = isText(request.headers['content-type']) && !request.headers['content-encoding']
  const cookies = request.headers.cookie?.split(/; */)
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: target.rawPath,
    rawQueryString: target.rawQuery,
    ...(cookies && { cookies }),
    headers: {
      ...joinedHeaders(request),
      'x-forwarded-for': request.socket.remoteAddress ?? '',
      'x-forwarded-port': port,
      'x-forwarded-proto': 'http',
    },
    ...(target.rawQuery && { queryStringParameters: joinedQuery(target.rawQuery) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    requestContext: requestContext(arrived),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer
}

const structuredSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** Headers that belong to the connection, which the gateway writes itself. */
const hopByHop = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']

/** An answer the gateway itself gives. */
export const message = (status: number, text: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ message: text })),
})

/**
 * What a function returned, as an HTTP answer: structured if it names a status, else its JSON with 200.
 * @throws ZodError where the structure is malformed; API Gateway answers 500 then.
 */
export const fromResult = (result: unknown): Answer => {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) }
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = structuredSchema.parse(result)
  const own = Object.entries(headers ?? {}).filter(([name]) => !hopByHop.includes(name.toLowerCase()))
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(own), ...(cookies?.length && { 'set-cookie': cookies }) },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}
