import { randomUUID } from 'node:crypto'
import { arrivedOpen, findPromised, judgeEvidence, keepSealed } from '#shared/store/evidence.ts'
import { zones } from '#shared/store/uploads.ts'
import { onArrival } from '../documents/arrival.ts'
import { cleanCopyOf } from './clean-copy.ts'

const zone = zones.evidence
/** A key of its own at each try: an event that comes twice never lays another object over one that is told of. */
const keepUnder = (key: string, bytes: Uint8Array) => keepSealed(zone, `${key}/${randomUUID()}`, bytes)

export const handler = onArrival({
  zone,
  find: findPromised,
  open: arrivedOpen,
  keep: async (key, bytes, type) => {
    const copy = await cleanCopyOf(bytes, type)
    return { original: await keepUnder(key, bytes), copy: copy && (await keepUnder(key, copy)) }
  },
  judge: (id, promised, found, files) => judgeEvidence(id, { ...promised, ...found }, files),
})
