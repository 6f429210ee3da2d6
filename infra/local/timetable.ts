/**
 * When a schedule is due: `rate(…)` and `cron(…)` as EventBridge writes them.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
import { Refusal } from '#infra/local/refusal.ts'

const minute = 60_000
const units: Readonly<Record<string, number>> = { minute, hour: 60 * minute, day: 1440 * minute }
const day = 1440 * minute
/** A schedule that is not due within these many days is never due. */
const horizonDays = 5 * 366

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Numbers a cron field allows; names count from 1. */
const field = (text: string, first: number, last: number, names: readonly string[] = []): number[] => {
  const number = (value: string) => {
    const named = names.indexOf(value.toUpperCase())
    const found = named >= 0 ? named + 1 : Number(value)
    if (!Number.isInteger(found)) throw new Refusal(`The schedule's ${value} is not understood here`)
    return found
  }
  const allowed = text.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/')
    const [from, to] = /^[*?]$/.test(range) ? [first, last] : range.split('-').map(number)
    const start = from ?? first
    const end = to ?? (step === undefined ? start : last)
    return Array.from({ length: end - start + 1 }, (_, i) => start + i).filter((_, i) => i % Number(step ?? 1) === 0)
  })
  return [...new Set(allowed)].sort((a, b) => a - b)
}

/** Milliseconds that local time in a zone is ahead of UTC. */
const offsetOf = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute
}

const nextOfCron = (expression: string, after: number, zone: string): number | undefined => {
  const [minutes = '*', hours = '*', days = '*', monthsText = '*', weekdaysText = '*', years = '*'] =
    expression.split(/\s+/)
  const allowed = {
    minutes: field(minutes, 0, 59),
    hours: field(hours, 0, 23),
    days: field(days, 1, 31),
    months: field(monthsText, 1, 12, months),
    weekdays: field(weekdaysText, 1, 7, weekdays),
    years: field(years, 1970, 2199),
  }
  const offset = offsetOf(zone, after)
  const firstDay = Math.floor((after + offset) / day) * day
  for (let start = firstDay; start < firstDay + horizonDays * day; start += day) {
    const date = new Date(start)
    if (!allowed.years.includes(date.getUTCFullYear()) || !allowed.months.includes(date.getUTCMonth() + 1)) continue
    if (!allowed.days.includes(date.getUTCDate()) || !allowed.weekdays.includes(date.getUTCDay() + 1)) continue
    for (const hour of allowed.hours)
      for (const atMinute of allowed.minutes) {
        const local = start + (hour * 60 + atMinute) * minute
        const due = local - offsetOf(zone, local - offset)
        if (due > after) return due
      }
  }
  return undefined
}

/**
 * The first moment after another at which a schedule is due (epoch milliseconds); undefined when it never is again.
 * @throws Refusal when the expression is not understood.
 */
export const nextDue = (expression: string, zone: string, after: number): number | undefined => {
  const [, kind, inner = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? []
  if (kind === 'cron') return nextOfCron(inner, after, zone)
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? []
  const every = Number(count) * (units[unit] ?? NaN)
  if (kind !== 'rate' || !(every > 0)) throw new Refusal(`The schedule ${expression} is not understood here`)
  return (Math.floor(after / every) + 1) * every
}
