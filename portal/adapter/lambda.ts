import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { server } from 'kit:server'
import { acceptedEncoding, type AssetTable, serveAsset } from './assets.ts'

const client = new URL('./client/', import.meta.url)
const assets: AssetTable = JSON.parse(readFileSync(new URL('./assets.json', import.meta.url), 'utf8'))
const ready = server.init({
  env: environment(),
  read: async (file) => webStream(await readFile(new URL(file, client))),
})

/** The portal behind an HTTP API's `$default` route: a static file if there is one, otherwise a page. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { method, sourceIp } = event.requestContext.http
  const asset = Object.hasOwn(assets, event.rawPath) ? assets[event.rawPath] : undefined
  if (asset && (method === 'GET' || method === 'HEAD')) return serveAsset(client, event.rawPath, asset, event)
  await ready
  return toResult(await server.respond(toRequest(event), { getClientAddress: () => sourceIp }), event)
}

/** The address is rebuilt from what the browser asked for, so that same-origin checks hold on any host and port. */
function toRequest(event: APIGatewayProxyEventV2): Request {
  const { method } = event.requestContext.http
  const scheme = event.headers['x-forwarded-proto']?.split(',')[0]?.trim() || 'https'
  const query = event.rawQueryString ? `?${event.rawQueryString}` : ''
  const headers = new Headers()
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value)
  if (event.cookies?.length) headers.set('cookie', event.cookies.join('; '))
  const bodyless = method === 'GET' || method === 'HEAD' || event.body === undefined
  return new Request(`${scheme}://${event.headers.host}${event.rawPath}${query}`, {
    method,
    headers,
    ...(bodyless ? {} : { body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') }),
  })
}

async function toResult(response: Response, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  const cookies = response.headers.getSetCookie()
  const content = Buffer.from(await response.arrayBuffer())
  const encoding = acceptedEncoding(event)
  const text = /^text\/|json|javascript|xml/.test(headers['content-type'] ?? '')
  if (!text || content.length < 1024 || !encoding) {
    const body = content.toString(text ? 'utf8' : 'base64')
    return { statusCode: response.status, headers, cookies, body, isBase64Encoded: !text }
  }
  // The gateway compresses nothing, and a village is often on a slow line.
  delete headers['content-length']
  headers['content-encoding'] = encoding
  headers['vary'] = [headers['vary'], 'accept-encoding'].filter(Boolean).join(', ')
  const body = compress(content, encoding).toString('base64')
  return { statusCode: response.status, headers, cookies, body, isBase64Encoded: true }
}

function compress(content: Buffer, encoding: 'br' | 'gzip'): Buffer {
  if (encoding === 'gzip') return gzipSync(content)
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}

function environment(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(set)
}

function webStream(content: Buffer): ReadableStream {
  return new Blob([new Uint8Array(content)]).stream()
}
