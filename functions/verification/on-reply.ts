import type { S3Event } from 'aws-lambda'
import { replyKeyIn } from '#shared/domain/verification/file.ts'
import { arrivedBytes, zones } from '#shared/store/uploads.ts'
import { now } from '../http/clock.ts'
import { log } from '../http/log.ts'
import { receive } from './receive.ts'

/** A department's reply arrived. Counts are logged, never a cell. */
export const handler = async (event: S3Event): Promise<void> => {
  for (const { eventTime, s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const place = replyKeyIn(key)
    const bytes = place && (await arrivedBytes(zones.registers, key))
    if (!place || !bytes) continue
    const sequence = `${eventTime}#${s3.object.sequencer}`
    const { source, problem, rows, kept, unasked, badRows } = await receive({ ...place, bytes, sequence, now: now() })
    log.info('reply read', { source, problem, rows, kept, unasked, badRows })
  }
}
