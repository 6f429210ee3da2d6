import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { applicationsNaming } from '#shared/store/applications.ts'
import { kinNamed } from '#shared/store/kin.ts'
import { logFailure } from '../http/log.ts'
import { noteKinOf } from './kin.ts'

/** Somebody came into the register, was corrected or taken out: open cases that name them say so. */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const cases = await Promise.all((await kinNamed(record)).map(applicationsNaming))
  for (const id of new Set(cases.flat())) await noteKinOf(id)
}

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    try {
      await follow(record)
    } catch (error) {
      logFailure(error)
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}
