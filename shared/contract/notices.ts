import * as z from 'zod'
import { Month } from '#shared/domain/calendar/calendar.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import { Notice } from '#shared/domain/notices/notice.ts'
import { ObjectionFiling, SentObjection } from '#shared/domain/notices/objecting.ts'
import { Recipient } from '#shared/domain/notices/standing-list.ts'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { open } from './operation.ts'
import { named } from './problems.ts'

export const notices = {
  public: {
    list: open('GET', '/notices', 'The public notices that stand in a village today, newest first')
      .input(z.strictObject({ village: VillageCode }))
      .output(z.strictObject({ notices: z.array(Notice) })),
    get: open('GET', '/notices/{id}', 'One public notice, while it stands')
      .input(z.strictObject({ id: z.uuid() }))
      .output(Notice)
      .errors(named('NOT_FOUND')),
    standing: open('GET', '/standing-list', 'The long-term list of a village: which families are paid this month')
      .input(z.strictObject({ village: VillageCode }))
      .output(z.strictObject({ month: Month, recipients: z.array(Recipient) })),
  },
  objector: {
    file: open('POST', '/notices/{id}/objections', 'Object to a notice without an account; the code is shown once')
      .input(ObjectionFiling.safeExtend({ id: z.uuid() }))
      .output(z.strictObject({ receipt: z.string() }))
      .errors(named('NOTICE_OVER')),
  },
  answers: {
    follow: open('POST', '/notices/answers', 'Read what became of an objection, with its code')
      .input(z.strictObject({ receipt: Receipt }))
      .output(SentObjection)
      .errors(named('RECEIPT_UNKNOWN')),
  },
}
