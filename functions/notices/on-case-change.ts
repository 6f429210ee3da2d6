import type { DynamoDBRecord } from 'aws-lambda'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import { changeNotices, noticesFor, type Notice } from '#shared/domain/notices/notice.ts'
import { standingsAfter } from '#shared/domain/notices/objecting.ts'
import { applicationChange, benefitChange, type ApplicationChange, type BenefitChange } from '#shared/store/changes.ts'
import { noteStanding } from '#shared/store/objections.ts'
import { postNotice } from '#shared/store/public-record.ts'
import { listBenefit } from '#shared/store/standing-list.ts'
import { inOrder } from '../events/in-order.ts'
import { paperId } from '../papers/paper-id.ts'

/** What stands now is posted; what stood before and stands no more is taken down. */
const post = async (stood: readonly Notice[], stand: readonly Notice[], version: number): Promise<void> => {
  const gone = stood.filter(({ id }) => stand.every((notice) => notice.id !== id))
  for (const { id } of gone) await postNotice(id, version, null)
  for (const notice of stand) await postNotice(notice.id, version, notice)
}

const followCase = async ({ before, after }: ApplicationChange): Promise<void> => {
  if (after === null) return
  await post(before ? noticesFor(before) : [], noticesFor(after), after.version)
  for (const [id, standing] of standingsAfter(before, after)) await noteStanding(id, after.version, standing)
}

const noticesOf = (benefit: Benefit) => changeNotices(benefit, paperId('change', benefit.id, benefit.change?.on ?? ''))

const followBenefit = async ({ before, after }: BenefitChange): Promise<void> => {
  if (after === null) return
  await listBenefit(after)
  await post(before ? noticesOf(before) : [], noticesOf(after), after.version)
}

/** What anyone may read of a case or a benefit follows it: posted, changed or taken down; whoever objected is answered. */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  await followCase(applicationChange(record))
  await followBenefit(benefitChange(record))
}

export const handler = inOrder(follow)
