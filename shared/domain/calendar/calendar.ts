import * as z from 'zod'
// The data alone: the package's own functions call every weekday of an unknown year a workday.
import stateCouncil from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { problem } from '#shared/domain/field-problems.ts'

/** A real day of the Gregorian calendar in Asia/Shanghai, 'YYYY-MM-DD', from 1850 to 2199. */
export const LocalDate = z.iso
  .date(problem('not-a-date'))
  .refine((date) => date >= '1850' && date < '2200', problem('not-a-date'))
  .meta({ examples: ['2026-11-20'] })
/** 'YYYY-MM', from 1900 to 2199. */
export const Month = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, problem('not-a-month'))
  .meta({ examples: ['2026-11'] })
/** A point in time, ISO 8601 in UTC ('2026-11-20T01:30:00.000Z'). */
export const Instant = z.iso.datetime(problem('not-a-time')).meta({ examples: ['2026-11-20T01:30:00.000Z'] })

/** A day by which something is due; provisional while it rests on a year whose holidays are not announced yet. */
export const DueDate = z.strictObject({ date: LocalDate, provisional: z.boolean() })
export type DueDate = z.infer<typeof DueDate>

const holidays = new Set(Object.keys(stateCouncil.holidays))
const makeUpDays = new Set(Object.keys(stateCouncil.workdays))
/** 全国年节及纪念日放假办法 (2024), the statutory holidays with a fixed date: 'MM-DD'. */
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

const dayLength = 86_400_000
const shanghaiOffset = 8 * 3_600_000

const toDate = (time: number) => new Date(time).toISOString().slice(0, 10)
const plusDays = (date: string, days: number) => toDate(Date.parse(`${date}T00:00:00Z`) + days * dayLength)

/** Whether the State Council's notice for the year of this date is in the data: every notice has National Day. */
export const isAnnounced = (date: string) => holidays.has(`${date.slice(0, 4)}-10-01`)

/** Monday to Friday, minus statutory holidays, plus make-up workdays; by law alone in a year not announced yet. */
export function isWorkingDay(date: string): boolean {
  if (makeUpDays.has(date)) return true
  if (holidays.has(date)) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  return isAnnounced(date) || !fixedHolidays.has(date.slice(5))
}

/** The day in Asia/Shanghai at an instant. The zone has had no summer time since 1991. */
export const localDate = (now: string): string => toDate(Date.parse(now) + shanghaiOffset)

/**
 * The nth working day after `from`; the day itself is not counted (Civil Code art. 201).
 * @throws RangeError unless `count` is a whole number, zero or more
 */
export function addWorkingDays(from: string, count: number): DueDate {
  requireCount(count)
  let date = from
  let provisional = false
  for (let left = count; left > 0;) {
    date = plusDays(date, 1)
    provisional ||= !isAnnounced(date)
    if (isWorkingDay(date)) left -= 1
  }
  return { date, provisional }
}

/** How many working days follow `from`, through `to`; none when `to` is not later. The inverse of addWorkingDays. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let date = plusDays(from, 1); date <= to; date = plusDays(date, 1)) if (isWorkingDay(date)) count += 1
  return count
}

/** The nth calendar day after `from`, the day itself not counted. Never provisional: it needs no holidays. */
export function addDays(from: string, count: number): DueDate {
  requireCount(count)
  return { date: plusDays(from, count), provisional: false }
}

/** The first day on which what could be done through a due date no longer can. */
export const dayAfter = ({ date }: DueDate): string => plusDays(date, 1)

/** The day itself if it is a working day, else the first that follows. */
export function nextWorkingDay(date: string): DueDate {
  const provisional = !isAnnounced(date)
  if (isWorkingDay(date)) return { date, provisional }
  const next = nextWorkingDay(plusDays(date, 1))
  return { date: next.date, provisional: provisional || next.provisional }
}

/**
 * A notice posted on a day is open for so many calendar days after it (57号 art. 19), and the file moves on the first
 * working day after the last of them, so that nobody loses the last day to a holiday (Civil Code art. 203).
 */
export function noticePeriod(postedOn: string, days: number): { lastDay: string; movesOn: DueDate } {
  const lastDay = addDays(postedOn, days).date
  return { lastDay, movesOn: nextWorkingDay(plusDays(lastDay, 1)) }
}

export const monthOf = (date: string): string => date.slice(0, 7)
export const firstDayOf = (month: string): string => `${month}-01`

/** The month so many months after (or, negative, before) another. */
export function addMonths(month: string, count: number): string {
  const first = new Date(`${month}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + count)
  return first.toISOString().slice(0, 7)
}

/** The month after another. */
export const nextMonth = (month: string): string => addMonths(month, 1)

/** Full years completed on a day; negative before birth. Born on 29 February, a year is complete on 1 March. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`)
}
