import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'
import { appendFileSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAssembly } from '#infra/local/assembly.ts'
import { createGateway } from '#infra/local/gateway.ts'
import { Lambdas } from '#infra/local/lambdas.ts'
import { listen, type LocalServer } from '#infra/local/listen.ts'
import { readCloud } from '#infra/local/template.ts'
import { temporaryDirectory, writeCloud } from './fixture-cloud.ts'

const portalOrigin = 'http://127.0.0.1:5173'
const audience = 'urn:sunshine-aid:api'
let api: LocalServer
let issuer: LocalServer
let lambdas: Lambdas
const logDirectory = temporaryDirectory()
const accessLog = join(logDirectory, 'access.log')
const genuine = await generateKeyPair('RS256')
const forged = await generateKeyPair('RS256')

beforeAll(async () => {
  issuer = await listen(0)
  const key = { ...(await exportJWK(genuine.publicKey)), kid: 'k', alg: 'RS256' }
  issuer.answer((request, response) => {
    const isDiscovery = request.url === '/.well-known/openid-configuration'
    response.end(JSON.stringify(isDiscovery ? { jwks_uri: `${issuer.url}/jwks` } : { keys: [key] }))
  })
  api = await listen(0)
  const cloud = readCloud(readAssembly(writeCloud().directory), {
    parameters: { Issuer: issuer.url, Audience: audience, PortalOrigin: portalOrigin },
    apiOrigins: new Map(),
  })
  lambdas = new Lambdas({ functions: cloud.functions, environment: {}, logDirectory })
  const services = cloud.apis.find(({ name }) => name === 'services-Api')
  if (!services) throw new Error('the fixture has no API')
  const log = (line: string) => appendFileSync(accessLog, `${line}\n`)
  api.answer(createGateway({ api: services, invoke: lambdas.invoke, accessLog: log }))
})

afterAll(async () => {
  await lambdas.stop()
  await Promise.all([api.close(), issuer.close()])
})

const call = (path: string, init?: RequestInit) => fetch(api.url + path, init)
interface Echo {
  readonly event: APIGatewayProxyEventV2WithJWTAuthorizer
  readonly environment: Record<string, string>
}
const echoed = async (response: Response): Promise<Echo> => JSON.parse(await response.text())

describe('routes', () => {
  it('prefers a full match with its method, then a variable, then a greedy path', async () => {
    expect((await echoed(await call('/cases/42'))).event.routeKey).toBe('GET /cases/{id}')
    expect(await (await call('/cases/new')).json()).toHaveProperty('calls')
    expect(await (await call('/cases/42', { method: 'DELETE' })).json()).toHaveProperty('calls')
    expect(await (await call('/cases/42/documents/1')).json()).toHaveProperty('calls')
  })

  it('answers 404 for a path or method without a route', async () => {
    expect((await call('/nowhere')).status).toBe(404)
    expect((await call('/count', { method: 'POST' })).status).toBe(404)
    expect(await (await call('/nowhere')).json()).toEqual({ message: 'Not Found' })
  })

  it('answers 400 for malformed percent-encoding', async () => {
    expect((await call('/cases/%E0%A4%A')).status).toBe(400)
    expect((await call('/cases/1?q=%zz')).status).toBe(400)
  })
})

describe('payload format 2.0', () => {
  it('hands over path, query, cookies, headers and text', async () => {
    const response = await call('/echo?a=1&a=2&name=%E6%9D%8E', {
      method: 'POST',
      headers: { cookie: 'x=1; y=2', 'content-type': 'application/json', 'x-forwarded-proto': 'gopher' },
      body: '{"name":"李桂花"}',
    })
    const { event } = await echoed(response)
    expect(event).toMatchObject({
      version: '2.0',
      rawPath: '/echo',
      rawQueryString: 'a=1&a=2&name=%E6%9D%8E',
      queryStringParameters: { a: '1,2', name: '李' },
      cookies: ['x=1', 'y=2'],
      headers: { 'x-forwarded-proto': 'http', host: new URL(api.url).host },
      body: '{"name":"李桂花"}',
      isBase64Encoded: false,
    })
    expect(event.headers.cookie).toBeUndefined()
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('encodes what is not text', async () => {
    const body = Buffer.from([0, 255, 137, 80])
    const headers = { 'content-type': 'application/octet-stream' }
    const { event } = await echoed(await call('/echo', { method: 'POST', headers, body }))
    expect(event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true })
    const picture = await call('/picture')
    expect([...Buffer.from(await picture.arrayBuffer())]).toEqual([137, 80, 78, 71])
  })

  it('decodes path variables, each within its segment', async () => {
    const { event } = await echoed(await call('/cases/a%2Fb%20%E6%9D%8E'))
    expect(event.pathParameters).toEqual({ id: 'a/b 李' })
  })

  it('gives a function its own environment and nothing of this process', async () => {
    const { environment } = await echoed(await call('/cases/1'))
    expect(environment).toMatchObject({ CASEWORK_TABLE: 'records-Casework', AWS_LAMBDA_FUNCTION_NAME: 'services-echo' })
    expect(environment).not.toHaveProperty('HOME')
    expect(environment).not.toHaveProperty('PATH')
    expect(environment).not.toHaveProperty('CLOCK_SHIFT')
  })
})

describe('limits and failures', () => {
  it('answers 413 to more than 10 MB, without waiting for the end', async () => {
    const body = Buffer.alloc(11 * 1024 * 1024)
    expect((await call('/echo', { method: 'POST', body })).status).toBe(413)
  })

  it('answers 413 when the sender does not say how much will come and never ends', async () => {
    const { hostname, port } = new URL(api.url)
    const socket = connect(Number(port), hostname)
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
    socket.on('error', () => undefined)
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n')
    const chunk = Buffer.alloc(1024 * 1024)
    for (let sent = 0; sent < 11; sent += 1) {
      socket.write(`${chunk.length.toString(16)}\r\n`)
      socket.write(chunk)
      socket.write('\r\n')
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 413/)
    socket.destroy()
  })

  it('answers 500 when a function fails or returns what HTTP cannot carry', async () => {
    for (const path of ['/failing', '/odd', '/broken']) {
      const response = await call(path)
      expect([path, response.status]).toEqual([path, 500])
      expect(await response.json()).toEqual({ message: 'Internal Server Error' })
    }
  })

  it('answers 503 when a function takes too long, and goes on with a new one', async () => {
    expect((await call('/slow')).status).toBe(503)
    expect((await call('/stuck')).status).toBe(503)
    expect((await call('/count')).status).toBe(200)
  })

  it('writes an access line as the template formats it', async () => {
    await call('/nowhere')
    await call('/cases/7')
    expect(readFileSync(accessLog, 'utf8')).toContain('- 404 -\nGET /cases/{id} 200 -\n')
  })
})

describe('the authorizer', () => {
  const token = (claims: object, { key = genuine.privateKey, exp = '1h' } = {}) =>
    new SignJWT({ sub: 'resident-li', list: ['a', 'b'], ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(key)
  const mine = (bearer: string) => call('/mine', { headers: { authorization: bearer } })

  it('lets a good token through and hands its claims over as text', async () => {
    const response = await mine(`Bearer ${await token({ iss: issuer.url, aud: audience })}`)
    expect(response.status).toBe(200)
    const { event } = await echoed(response)
    const { claims } = event.requestContext.authorizer.jwt
    expect(claims).toMatchObject({ sub: 'resident-li', list: '[a b]', aud: audience })
  })

  it.each([
    ['forged', () => token({ iss: issuer.url, aud: audience }, { key: forged.privateKey })],
    ['expired', () => token({ iss: issuer.url, aud: audience }, { exp: '-1s' })],
    ['for another audience', () => token({ iss: issuer.url, aud: 'urn:other' })],
    ['from another issuer', () => token({ iss: 'http://elsewhere', aud: audience })],
    ['no token at all', async () => 'nonsense'],
    ['unsigned', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('answers 401 to a token that is %s', async (_, make) => {
    const response = await mine(`Bearer ${await make()}`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('invalid_token')
  })

  it('answers 401 without a token', async () => {
    expect((await call('/mine')).status).toBe(401)
  })
})

describe('CORS', () => {
  const preflight = (origin: string) =>
    call('/mine', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } })

  it('answers a preflight of an allowed origin only', async () => {
    const allowed = await preflight(portalOrigin)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(portalOrigin)
    expect(allowed.headers.get('access-control-allow-methods')).toBe('GET')
    expect((await preflight('http://elsewhere')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('marks every answer, refusals too', async () => {
    const response = await call('/mine', { headers: { origin: portalOrigin } })
    expect(response.headers.get('access-control-allow-origin')).toBe(portalOrigin)
  })
})
