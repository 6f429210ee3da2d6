import * as z from 'zod'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import { problem } from '../http/problem.ts'

/** The token brings the file's name: where senders stay unnamed, it lies sealed. */
const Content = z.strictObject({ owner: z.string(), documentId: z.string(), name: z.string() })

/** What became of the upload that a token speaks of. A token that does not open, for whatever reason, finds nothing. */
export async function arrivalOf(
  token: string,
  open: (token: string) => Promise<string>,
  find: (owner: string, documentId: string) => Promise<Omit<CaseDocument, 'name'> | null>,
): Promise<CaseDocument> {
  const content = await open(token).catch(() => null)
  if (content === null) throw problem('NOT_FOUND')
  const { owner, documentId, name } = Content.parse(JSON.parse(content))
  const document = await find(owner, documentId)
  if (document === null) throw problem('NOT_FOUND')
  return { ...document, name }
}
