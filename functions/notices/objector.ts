import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { ObjectionFiling } from '#shared/domain/notices/objecting.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import { fileObjection, objectionId, receiptBytes } from '#shared/store/objections.ts'
import { findNotice } from '#shared/store/public-record.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const notices = implement(contract.notices.objector).$context<RequestContext>()

/** Whoever sends the very same form again is told the same code; nobody else can come by it (decisions/objections.md). */
const receiptOf = async (notice: string, { requestId, text, contact }: ObjectionFiling) =>
  newReceipt(await receiptBytes(JSON.stringify([notice, requestId, text, contact?.name, contact?.phone])))

export const handler = serve(
  notices.router({
    file: notices.file.handler(async ({ input: { id: notice, ...filing }, context: { now } }) => {
      const shown = await findNotice(notice, localDate(now))
      if (shown?.kind !== 'REVIEW') throw problem('NOTICE_OVER')
      const receipt = await receiptOf(notice, filing)
      const id = await objectionId(receipt.replaceAll('-', ''))
      const { text, contact } = filing
      await fileObjection({ id, notice, receivedAt: now, text, contact })
      return { receipt }
    }),
  }),
)
