import { createHmac, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { hourlyMarks } from '#shared/domain/admission/crowd.ts'

/** By what the crowd behind one address is counted: a hash that means nothing outside this memory and this hour. */
export interface Mark {
  readonly own: string
  /** What a caller says of whom it calls for: the portal passes on the mark of its visitor, and signs it. */
  readonly vouched: { readonly mark: string; readonly signature: string } | null
}

const markOf = hourlyMarks({
  newKey: () => randomBytes(32),
  hash: (key, text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22),
})

const Called = z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) })
const Vouched = z.object({
  headers: z.object({ 'x-sender-mark': z.string().regex(/^[\w-]{22}\.[\w-]{43}$/) }),
})

export const markIn = (event: unknown): Mark => {
  const own = markOf(Called.safeParse(event).data?.requestContext.http.sourceIp ?? '', Date.now())
  const [mark, signature] = Vouched.safeParse(event).data?.headers['x-sender-mark'].split('.') ?? []
  return { own, vouched: mark === undefined || signature === undefined ? null : { mark, signature } }
}
