import * as z from 'zod'
import type { Application } from '#shared/domain/applications/application.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'

/** A public posting with exactly what the law lets anyone read: name, number of persons, amount (57号 art. 24; domain.md §9). */
export const Notice = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['REVIEW', 'ANNOUNCEMENT']),
  village: z.string(),
  program: ProgramId,
  applicantName: z.string(),
  persons: z.int(),
  /** fen per month */
  monthlyFen: z.int(),
  postedOn: LocalDate,
  /** Open through this day, Asia/Shanghai. */
  lastDay: LocalDate,
})
export type Notice = z.infer<typeof Notice>

/** An announcement stays as long as a review notice would: the shortest time that serves its purpose (PIPL art. 19). */
const announcementDays = 7

const later = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The one notice that stands for a case now, or null: a posted grant under review, or its announcement. */
export const noticeOf = (application: Application): Notice | null => {
  const { answers, notice, opinion, stage, announcedOn, decision } = application
  const applicant = answers.members?.[0]
  if (!answers.place || !applicant || !answers.members || notice === null) return null
  const shown = {
    id: notice.id,
    village: answers.place.village,
    program: application.program,
    applicantName: applicant.name,
    persons: answers.members.length,
  }
  if (stage === 'NOTICE_REVIEW' && opinion)
    return {
      ...shown,
      kind: 'REVIEW',
      monthlyFen: opinion.monthlyFen,
      postedOn: notice.postedOn,
      lastDay: notice.lastDay,
    }
  if (stage === 'ANNOUNCED' && decision && announcedOn)
    return {
      ...shown,
      kind: 'ANNOUNCEMENT',
      monthlyFen: decision.monthlyFen,
      postedOn: announcedOn,
      lastDay: later(announcedOn, announcementDays),
    }
  return null
}
