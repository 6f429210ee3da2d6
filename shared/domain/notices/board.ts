import * as z from 'zod'
import { Application } from '#shared/domain/applications/application.ts'
import { isPosted, Posting } from '#shared/domain/applications/posting.ts'
import { LocalDate, Month, noticePeriod } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { inChinese } from '#shared/domain/papers/paper.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { periodWords, type Line, type SheetKind } from './board-sheet.ts'
import { Notice, noticesFor } from './notice.ts'
import { Recipient } from './standing-list.ts'

/** A notice of an opinion with the case that it is recorded in: it hangs in the village, or is still to be hung. */
export const Hanging = Application.pick({ id: true, version: true, number: true }).extend({
  notice: Notice,
  postings: z.array(Posting),
  /** At how many places the region wants it (domain.md row 66), and whether it hangs at so many. */
  postingPlaces: z.int(),
  isPosted: z.boolean(),
})
export type Hanging = z.infer<typeof Hanging>

/** Everything of one village's board on a day, for whoever hangs it and whoever looks whether it hangs (row 73). */
export const Board = z.strictObject({
  today: LocalDate,
  month: Month,
  reviews: z.array(Hanging),
  /** What else stands on the web, by its own days. */
  others: z.array(Notice),
  recipients: z.array(Recipient),
  /** Of the days on which something was hung, and of the day that was asked for. */
  photographs: z.array(z.strictObject({ postedOn: LocalDate, documents: z.array(CaseDocument) })),
})
export type Board = z.infer<typeof Board>

/** Of one village and day, at most. */
export const mostBoardPhotographs = 20

export const hangingFor = (state: Parameters<typeof noticesFor>[0], procedure: Procedure): Hanging[] =>
  noticesFor(state)
    .filter(({ kind }) => kind === 'REVIEW')
    .map((notice) => {
      const { id, version, number, postings } = state
      const { postingPlaces } = procedure
      return { id, version, number, notice, postings, postingPlaces, isPosted: isPosted(state, procedure) }
    })

/** Which sheet of the board: one kind, and the day from which it hangs. */
export interface SheetQuestion {
  readonly kind: SheetKind
  readonly on: string
}

/**
 * The families on a sheet with its days; null where there is none. A notice that does not hang everywhere yet stands on
 * the sheet of today, for its days begin with the last place (57号 art. 19).
 */
export function sheetOf(
  board: Board,
  { kind, on }: SheetQuestion,
  noticeDays: (program: string) => number,
): { readonly lines: readonly Line[]; readonly period: string } | null {
  const { reviews, others, recipients, today, month } = board
  if (kind === 'STANDING') return recipients.length > 0 ? { lines: recipients, period: inChinese(month) } : null
  const hangs = reviews.filter((each) => (each.isPosted ? each.notice.postedOn === on : on === today))
  const posted = others.filter((notice) => notice.kind === kind && notice.postedOn === on)
  const notices = kind === 'REVIEW' ? hangs.map(({ notice }) => notice) : posted
  const [first] = notices
  if (first === undefined) return null
  const isFresh = kind === 'REVIEW' && hangs.some(({ isPosted }) => !isPosted)
  const lastDay = isFresh ? noticePeriod(on, noticeDays(first.program)).lastDay : first.lastDay
  return { lines: notices, period: periodWords(on, lastDay) }
}
