import { readFile } from 'node:fs/promises'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

export interface Asset {
  type: string
  etag: string
  /** Named after its content: a browser may keep it for ever. */
  immutable: boolean
  /** A .br and a .gz lie beside it. */
  compressed: boolean
}

/** URL path -> what is known about the file since the build. */
export type AssetTable = Record<string, Asset>

/** Answers for one static file, from the smallest encoding the browser takes. */
export async function serveAsset(
  folder: URL,
  path: string,
  asset: Asset,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const encoding = asset.compressed ? acceptedEncoding(event) : undefined
  const headers: Record<string, string> = {
    'content-type': asset.type,
    etag: asset.etag,
    vary: 'accept-encoding',
    'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
  }
  if (event.headers['if-none-match'] === asset.etag) return { statusCode: 304, headers }
  if (encoding) headers['content-encoding'] = encoding
  if (event.requestContext.http.method === 'HEAD') return { statusCode: 200, headers }
  const suffix = encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : ''
  const content = await readFile(new URL(`.${path}${suffix}`, folder))
  return { statusCode: 200, headers, body: content.toString('base64'), isBase64Encoded: true }
}

export function acceptedEncoding(event: APIGatewayProxyEventV2): 'br' | 'gzip' | undefined {
  const accepted = event.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}
