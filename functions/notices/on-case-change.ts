import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import { Application } from '#shared/domain/applications/application.ts'
import { noticeOf } from '#shared/domain/notices/notice.ts'
import { postNotice } from '#shared/store/public-record.ts'
import { log } from '../http/log.ts'

/** Sealed fields stay sealed here: this door has no key, and a notice shows none of them. */
const Answers = z.looseObject({})
const Snapshot = Application.extend({
  answers: z.custom<Application['answers']>((value) => Answers.safeParse(value).success),
})
const Row = z.object({ sk: z.literal('APPLICATION'), snapshot: Snapshot })

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage']

const applicationIn = (image: Image): Application | null => {
  if (image === undefined) return null
  // The event's types and the SDK's name the same wire format; the JSON between them carries no bytes here.
  const row: unknown = unmarshall(JSON.parse(JSON.stringify(image)))
  return Row.safeParse(row).data?.snapshot ?? null
}

/** What anyone may read of a case follows the case: posted, changed or taken down. */
const follow = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const application = applicationIn(dynamodb?.NewImage)
  if (application === null) return
  const before = applicationIn(dynamodb?.OldImage)
  const stands = noticeOf(application)
  const stood = before && noticeOf(before)
  if (stood && stood.id !== stands?.id) await postNotice(stood.id, application.version, null)
  if (stands) await postNotice(stands.id, application.version, stands)
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
