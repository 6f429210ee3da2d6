import type { DynamoDBRecord } from 'aws-lambda'
import { reception, type FiledObjection } from '#shared/domain/notices/objecting.ts'
import { caseOfNotice } from '#shared/store/applications.ts'
import { addedObjection, noteStanding } from '#shared/store/objections.ts'
import { note } from '../applications/note.ts'
import { inOrder } from '../events/in-order.ts'
import { now } from '../http/clock.ts'

/** Whatever the case itself says later counts more. */
const beforeAnyCase = 0

/** Carries an objection into its case, once however often it comes; where the case cannot take it, its sender is told. */
const carry = async ({ id, notice, text, contact }: FiledObjection): Promise<void> => {
  const application = await caseOfNotice(notice)
  if (application === null) throw new Error('an objection to a notice without a case')
  const found = new Set<ReturnType<typeof reception>>()
  await note(application, now(), (state) => {
    found.clear()
    found.add(reception(state, id))
    const { name, phone } = contact ?? { name: '', phone: '' }
    return found.has('open') ? { verb: 'receiveObjection', objection: id, name, phone, text } : null
  })
  if (found.has('closed')) await noteStanding(id, beforeAnyCase, { state: 'NOT_TAKEN' })
}

const follow = async (record: DynamoDBRecord): Promise<void> => {
  const added = await addedObjection(record)
  if (added !== null) await carry(added)
}

export const handler = inOrder(follow)
