import type { DynamoDBRecord } from 'aws-lambda'
import { applicationChange, type ApplicationChange } from '#shared/store/changes.ts'
import { begunBenefit } from '../benefits/begin.ts'
import { now } from '../http/clock.ts'
import { knowDivisions } from '../http/divisions-known.ts'
import { inOrder } from '../events/in-order.ts'
import { decisionLetter } from './decision-letter.ts'
import { duplicates } from './duplicates.ts'
import { matchKin } from './kin.ts'
import { meetingPapers } from './meeting-papers.ts'

/** What follows from a change of a case without anybody asking. Each may be called again for the same change. */
type Consequence = (change: ApplicationChange) => Promise<void>
const consequences: readonly Consequence[] = [matchKin, duplicates, meetingPapers, decisionLetter, begunBenefit]

const follow = async (record: DynamoDBRecord): Promise<void> => {
  const change = applicationChange(record)
  if (change.after === null) return
  await knowDivisions(now())
  for (const consequence of consequences) await consequence(change)
}

export const handler = inOrder(follow)
