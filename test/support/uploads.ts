import { vi } from 'vitest'
import type { CaseDocument } from '#shared/domain/documents/document.ts'

/** A form of the API, sent as a browser sends it. */
export interface Form {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

export const sendForm = (
  { url, fields }: Form,
  bytes: Uint8Array<ArrayBuffer>,
  name = 'file.pdf',
): Promise<Response> => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([bytes]), name)
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
}

/** The document once its bytes were judged. */
export const judged = (read: () => Promise<CaseDocument | undefined>): Promise<CaseDocument> =>
  vi.waitFor(
    async () => {
      const document = await read()
      if (document === undefined || document.status === 'awaited') throw new Error('not judged yet')
      return document
    },
    { timeout: 20_000, interval: 100 },
  )
