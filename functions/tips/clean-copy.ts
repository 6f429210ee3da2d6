import type { DocumentType } from '#shared/domain/documents/document.ts'
import { plainPdf } from './pdf-copy.ts'
import { plainPicture } from './picture-copy.ts'

/**
 * What a handler is shown of evidence: the same to look at, without place, time, device and author; null where none can be
 * made, and the original alone is there (decisions/clean-copies.md).
 */
export async function cleanCopyOf(bytes: Uint8Array, type: DocumentType): Promise<Uint8Array | null> {
  if (type !== 'application/pdf') return plainPicture[type](Buffer.from(bytes))
  return plainPdf(bytes).catch(() => null)
}
