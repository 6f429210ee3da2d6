import * as z from 'zod'
import { CaseDocument, DocumentType } from '#shared/domain/documents/document.ts'

/** A file that a sender left, and whether a copy without place, device and author could be made of it. */
export const Evidence = CaseDocument.extend({ copy: z.boolean() })
export type Evidence = z.infer<typeof Evidence>

/** A sealed file, fetched by a short-lived link; what opens it is told to whoever may see it, and to nobody else. */
export const SealedFile = z.strictObject({
  url: z.url(),
  expiresAt: z.iso.datetime(),
  identity: z.string().meta({ examples: ['AGE-SECRET-KEY-1…'] }),
  type: DocumentType,
  name: z.string(),
})
export type SealedFile = z.infer<typeof SealedFile>
