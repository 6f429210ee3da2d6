import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { S3Error } from './error.ts'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Instead of a body: a part of a file, both ends included. */
  readonly file?: { readonly path: string; readonly start: number; readonly end: number }
}

/** How long an upload that was refused may go on unread, so that its sender gets to read the refusal. */
const patience = 5000

export type Xml = string | readonly Xml[] | { readonly [element: string]: Xml }

export function xml(root: string, content: Xml, status = 200): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${write({ [root]: content })}`
  return { status, headers: { 'content-type': 'application/xml' }, body }
}

/** An array repeats the element that holds it. */
function write(content: Xml): string {
  if (typeof content === 'string') return escape(content)
  if (content instanceof Array) return content.map(write).join('')
  return Object.entries(content)
    .flatMap(([name, inner]) =>
      (inner instanceof Array ? inner : [inner]).map((each) => `<${name}>${write(each)}</${name}>`),
    )
    .join('')
}

function escape(text: string): string {
  return text.replace(/[<>&"'\u0000-\u001f]/g, (c) => `&#${c.charCodeAt(0)};`)
}

export function errorReply(reason: unknown): Reply {
  if (reason instanceof S3Error) {
    return xml('Error', { Code: reason.code, Message: reason.message, ...reason.details }, reason.status)
  }
  return xml('Error', { Code: 'InternalError', Message: 'We encountered an internal error. Please try again.' }, 500)
}

/**
 * Answers. The rest of a request that was refused unread is passed over: to close the connection at once would take the
 * answer from a sender who is still sending. One who does not stop is cut off.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  if (response.destroyed) return
  const unread = !request.readableEnded && request.method !== 'GET' && request.method !== 'HEAD'
  const { body = '', file } = reply
  response.writeHead(reply.status, {
    'content-length': String(file ? file.end - file.start + 1 : Buffer.byteLength(body)),
    'x-amz-request-id': randomUUID(),
    ...more,
    ...reply.headers,
  })
  if (file && request.method !== 'HEAD' && file.end >= file.start) {
    await pipeline(createReadStream(file.path, { start: file.start, end: file.end }), response)
  } else response.end(request.method === 'HEAD' || reply.status === 304 ? undefined : body)
  if (unread) {
    request.resume()
    const cutOff = () => request.complete || request.socket.destroy()
    const timer = setTimeout(cutOff, patience).unref()
    request.once('end', () => clearTimeout(timer))
  }
}
