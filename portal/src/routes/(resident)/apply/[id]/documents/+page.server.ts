import { largestUploadBytes } from '#shared/domain/documents/document.ts'
import { backward, onward } from '#lib/apply/journey.ts'
import { documentActions } from '#lib/apply/documents.server.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { documents, id, mandate, procedure } = await draft(event)
  return {
    kinds: [...(mandate ? ['mandate' as const] : []), ...procedure.evidence, 'other' as const],
    documents,
    id,
    mostBytes: largestUploadBytes,
    back: backward(id, event.url),
    onward: onward(id, 'documents', event.url),
  }
}

export const actions = documentActions
