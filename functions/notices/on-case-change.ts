import type { DynamoDBRecord } from 'aws-lambda'
import { noticesFor } from '#shared/domain/notices/notice.ts'
import { standingsAfter } from '#shared/domain/notices/objecting.ts'
import { applicationChange } from '#shared/store/changes.ts'
import { noteStanding } from '#shared/store/objections.ts'
import { postNotice } from '#shared/store/public-record.ts'
import { inOrder } from '../events/in-order.ts'

/** What anyone may read of a case follows the case: posted, changed or taken down; whoever objected is answered. */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const { before, after } = applicationChange(record)
  if (after === null) return
  const stand = noticesFor(after)
  const gone = (before ? noticesFor(before) : []).filter(({ id }) => stand.every((notice) => notice.id !== id))
  for (const { id } of gone) await postNotice(id, after.version, null)
  for (const notice of stand) await postNotice(notice.id, after.version, notice)
  for (const [id, standing] of standingsAfter(before, after)) await noteStanding(id, after.version, standing)
}

export const handler = inOrder(follow)
