import { fileTypeFromBuffer } from 'file-type'
import { DocumentType, type QuarantineReason } from '#shared/domain/documents/document.ts'
import { activityOf } from './pdf-names.ts'

/** What the bytes are, whatever their name said; or why they stay in quarantine. */
export type Verdict = { readonly type: DocumentType } | { readonly reason: QuarantineReason }

/** The EICAR test file, kept reversed so that a scanner of this source does not ring. */
const eicar = Buffer.from('*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X').reverse()

const endsWith = (bytes: Buffer, marker: Buffer, within: number) => bytes.subarray(-within).includes(marker)

/** Whether a file ends as its kind must: a transfer cut short does not. */
const isWhole = (bytes: Buffer, type: DocumentType): boolean => {
  switch (type) {
    case 'application/pdf':
      return endsWith(bytes, Buffer.from('%%EOF'), 2048) && bytes.includes('startxref')
    case 'image/jpeg':
      return endsWith(bytes, Buffer.from([0xff, 0xd9]), 4096)
    case 'image/png':
      return endsWith(bytes, Buffer.from('IEND'), 64)
    case 'image/webp':
      return bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length
  }
}

export async function inspect(content: Uint8Array): Promise<Verdict> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.includes(eicar)) return { reason: 'infected' }
  const type = DocumentType.safeParse((await fileTypeFromBuffer(content))?.mime).data
  if (type === undefined) return { reason: 'type-not-allowed' }
  const activity = type === 'application/pdf' ? activityOf(bytes) : 'none'
  if (activity === 'active') return { reason: 'active-content' }
  return activity === 'none' && isWhole(bytes, type) ? { type } : { reason: 'broken' }
}
