import type { DueDate } from '#shared/domain/calendar/calendar.ts'
import { day } from '#lib/days.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/**
 * "12 月 15 日", with the year when it is another one, and marked while the holidays of that year are not announced.
 * Without `today`, as on paper, the year is always named.
 */
export function dueWords(due: DueDate | null | undefined, today = ''): string {
  if (!due) return ''
  const words = dayWords(due.date, today)
  return due.provisional ? m.standing_provisional({ day: words }) : words
}

export const dayWords = (iso: string, today: string): string =>
  day(iso, getLocale(), { year: iso.slice(0, 4) !== today.slice(0, 4) })
