import { findDocument, judgeDocument } from '#shared/store/documents.ts'
import { keep, zones } from '#shared/store/uploads.ts'
import { onArrival } from './arrival.ts'

const zone = zones.documents

export const handler = onArrival({
  zone,
  find: findDocument,
  keep: (key, bytes, type) => keep(zone, key, bytes, type),
  judge: (owner, promised, found) => judgeDocument(owner, { ...promised, ...found }),
})
