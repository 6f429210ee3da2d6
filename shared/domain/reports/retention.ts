import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { countyOf, type Report } from './report.ts'

/**
 * [DESIGN, domain.md §9: the shortest time that is needed] Days for which a concluded tip is kept, by region; the longest
 * code that fits counts. Two years, after which nothing undiscovered is punished any more (行政处罚法 art. 36).
 */
const keptDays: Readonly<Record<string, number>> = { '': 730, '341623': 1095 }

const daysIn = (county: string): number => {
  const fitting = Object.keys(keptDays).filter((region) => county.startsWith(region))
  return keptDays[fitting.reduce((longest, region) => (region.length > longest.length ? region : longest), '')] ?? 0
}

/** Its last day here; null while it is open, and while somebody needs it longer. */
export const keptUntil = (report: Report): string | null => {
  const { conclusion, hold, filing } = report
  return conclusion === null || hold !== null ? null : addDays(localDate(conclusion.at), daysIn(countyOf(filing))).date
}
