import { findDocument, judgeDocument } from '#shared/store/documents.ts'
import { zones } from '#shared/store/uploads.ts'
import { onArrival } from './arrival.ts'

export const handler = onArrival({ zone: zones.documents, find: findDocument, judge: judgeDocument })
