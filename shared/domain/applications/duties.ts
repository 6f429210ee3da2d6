import { addDays, type DueDate } from '#shared/domain/calendar/calendar.ts'

/**
 * Time limits of the dibao procedure, in the unit the name says, with their source.
 * A region may be stricter, never looser; those marked [service promise] are not in the law.
 */
export const duties = {
  /** [service promise] from submission to acceptance or the one list of what is missing */
  acceptWorkingDays: 3,
  /** 57号 art. 15, from acceptance */
  surveyStartWorkingDays: 3,
  /** 57号 art. 17, from the request, which is made at acceptance */
  verificationStartWorkingDays: 3,
  /** 57号 art. 22, from acceptance; it never pauses */
  totalWorkingDays: 30,
  /** 57号 art. 22; 民发〔2022〕83号: objection, living apart from the registered home, cross-region, difficult survey */
  totalExtendedWorkingDays: 45,
  /** 57号 art. 19 */
  noticeDays: 7,
  /** 57号 art. 20, from the file's arrival */
  countyWorkingDays: 10,
  /** 57号 art. 21, written reasons after a refusal */
  refusalNoticeWorkingDays: 3,
  /** [service promise] how long a finding against the family waits for its answer (57号 art. 18 names no limit) */
  answerWorkingDays: 5,
  /** county catalogues (§6.1 DISCLOSE), from the decision */
  announceWorkingDays: 10,
} as const

/** The first day on which what could be done through a due date no longer can. */
export const dayAfter = ({ date }: DueDate): string => addDays(date, 1).date
