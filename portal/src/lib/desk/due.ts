import { lastDaySoon } from '#shared/domain/applications/clock.ts'
import type { DueDate } from '#shared/domain/calendar/calendar.ts'
import { day } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'

const dayLength = 86_400_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayLength)

export const isLate = (due: DueDate | null, today: string): boolean => due !== null && due.date < today

/** Due today or in the next working days, by the clock's own rule. */
export const isSoon = (due: DueDate, today: string): boolean => due.date >= today && due.date <= lastDaySoon(today)

/** "已超 1 天", "今天", "11 月 30 日"; both dates are YYYY-MM-DD. Another year than today's is named. */
export function dueWords(due: DueDate, today: string, language: Language): string {
  const over = daysBetween(due.date, today)
  if (over === 1) return m.desk_due_over_one()
  if (over > 1) return m.desk_due_over({ days: over })
  if (over === 0) return m.desk_due_today()
  return day(due.date, language, { year: due.date.slice(0, 4) !== today.slice(0, 4) })
}

/** The date so many days after another, YYYY-MM-DD. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10)
