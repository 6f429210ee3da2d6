import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { applicationsNaming } from '#shared/store/applications.ts'
import { kinNamed } from '#shared/store/kin.ts'
import { whoLeft } from '#shared/store/people.ts'
import { logFailure } from '../http/log.ts'
import { noteKinOf } from './kin.ts'
import { handOverFrom } from './leaving.ts'

/**
 * Somebody came into the register, was corrected or taken out: open cases that name them say so. Somebody left an office:
 * what they had open is the successor's.
 */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const leaver = whoLeft(record)
  if (leaver !== null) await handOverFrom(leaver)
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
