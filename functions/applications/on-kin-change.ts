import type { DynamoDBRecord } from 'aws-lambda'
import { kinNamed } from '#shared/store/kin.ts'
import { applicationsNaming, applicationsSupportedBy } from '#shared/store/persons-named.ts'
import { whoLeft } from '#shared/store/people.ts'
import { inOrder } from '../events/in-order.ts'
import { noteKinOf } from './kin.ts'
import { handOverFrom } from './leaving.ts'

/**
 * Somebody came into the register, was corrected or taken out: open cases that name them say so. Somebody left an office:
 * what they had open is the successor's.
 */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const leaver = whoLeft(record)
  if (leaver !== null) await handOverFrom(leaver)
  const numbers = await kinNamed(record)
  const cases = await Promise.all(numbers.flatMap((each) => [applicationsNaming(each), applicationsSupportedBy(each)]))
  for (const id of new Set(cases.flat())) await noteKinOf(id)
}

export const handler = inOrder(follow)
