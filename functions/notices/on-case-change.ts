import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { noticeOf } from '#shared/domain/notices/notice.ts'
import { applicationChange } from '#shared/store/changes.ts'
import { postNotice } from '#shared/store/public-record.ts'
import { log } from '../http/log.ts'

/** What anyone may read of a case follows the case: posted, changed or taken down. */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const { before, after } = applicationChange(record)
  if (after === null) return
  const stands = noticeOf(after)
  const stood = before && noticeOf(before)
  if (stood && stood.id !== stands?.id) await postNotice(stood.id, after.version, null)
  if (stands) await postNotice(stands.id, after.version, stands)
}

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    try {
      await follow(record)
    } catch (error) {
      log.error('a case change could not be followed', { name: error instanceof Error ? error.name : 'unknown' })
      // In order: what comes after it waits and is tried again with it.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}
