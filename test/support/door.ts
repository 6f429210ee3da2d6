import type { LambdaEvent } from 'hono/aws-lambda'

type Handler = (event: LambdaEvent) => Promise<{ statusCode: number; body: string }>

/** What the gateway says about a request; `claims` are those of the token that it checked. */
const contextOf = (subject: string, method: string, path: string, routeKey: string, sourceIp: string) => {
  const authorizer = { iam: undefined, jwt: { claims: { sub: subject, name: subject }, scopes: null } }
  return {
    accountId: '',
    apiId: '',
    authentication: null,
    authorizer,
    domainName: 'api.example',
    domainPrefix: 'api',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: '' },
    requestId: '',
    routeKey,
    stage: '$default',
    time: '',
    timeEpoch: 0,
  }
}

interface From {
  readonly address?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls a door as the gateway calls it, for a signed-in person. */
export const knock = async (
  handler: Handler,
  subject: string,
  method: string,
  path: string,
  body?: object,
  { address = '', headers = {} }: From = {},
) => {
  const routeKey = `${method} ${path}`
  const [rawPath = '', query = ''] = path.split('?')
  const answer = await handler({
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: query,
    headers: { host: 'api.example', 'content-type': 'application/json', ...headers },
    requestContext: contextOf(subject, method, path, routeKey, address),
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  })
  const content: unknown = JSON.parse(answer.body)
  return { status: answer.statusCode, body: content, text: answer.body }
}
