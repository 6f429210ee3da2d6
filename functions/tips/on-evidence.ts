import { tips } from '#shared/store/reports.ts'
import { zones } from '#shared/store/uploads.ts'
import { onArrival } from '../documents/arrival.ts'

export const handler = onArrival({ zone: zones.evidence, find: tips.findEvidence, judge: tips.judgeEvidence })
