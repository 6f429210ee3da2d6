import * as z from 'zod'
import { LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import { PhotographType } from '#shared/domain/documents/document.ts'
import { Board } from '#shared/domain/notices/board.ts'
import { SheetKind } from '#shared/domain/notices/board-sheet.ts'
import { Notice } from '#shared/domain/notices/notice.ts'
import { ObjectionFiling, SentObjection } from '#shared/domain/notices/objecting.ts'
import { Recipient } from '#shared/domain/notices/standing-list.ts'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { text } from '#shared/domain/text.ts'
import { Link, Upload } from './documents.ts'
import { open, signedIn } from './operation.ts'
import { named } from './problems.ts'

const boardReaders = ['town-officer', 'town-lead', 'county-officer', 'county-confirmer', 'supervisor'] as const
const village = VillageCode

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
  board: {
    get: signedIn('GET', '/desk/boards/{village}', boardReaders, 'What hangs on a village’s board or is to be hung')
      .input(z.strictObject({ village, on: LocalDate.optional() }))
      .output(Board)
      .errors(named('NOT_FOUND')),
    sheet: signedIn(
      'GET',
      '/desk/boards/{village}/sheet',
      boardReaders,
      'Print a sheet for the board, A3: one kind of notice, from one day on; a short-lived link to it',
    )
      .input(z.strictObject({ village, kind: SheetKind, on: LocalDate }))
      .output(Link)
      .errors(named('NOT_FOUND')),
    photograph: signedIn(
      'POST',
      '/desk/boards/{village}/photographs',
      ['town-officer', 'town-lead'],
      'Ask for an upload of a photograph of the notice where it hangs',
    )
      .input(
        z.strictObject({
          village,
          postedOn: LocalDate,
          place: text(2, 100).meta({ examples: ['村务公开栏'] }),
          type: PhotographType.optional(),
          plainForm: z.boolean().optional(),
        }),
      )
      .output(Upload)
      .errors(named('NOT_FOUND', 'TOO_MANY_DOCUMENTS')),
    link: signedIn(
      'GET',
      '/desk/boards/{village}/photographs/{postedOn}/{documentId}',
      boardReaders,
      'A short-lived link to a photograph of the board',
    )
      .input(z.strictObject({ village, postedOn: LocalDate, documentId: z.uuid() }))
      .output(Link)
      .errors(named('NOT_FOUND', 'DOCUMENT_NOT_READY')),
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
