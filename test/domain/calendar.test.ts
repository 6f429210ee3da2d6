import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  Instant,
  isAnnounced,
  LocalDate,
  localDate,
  Month,
  nextWorkingDay,
  noticePeriod,
} from '#shared/domain/calendar/calendar.ts'

describe('working days, by the table of the State Council calendar', () => {
  const table = [
    ['2026-02-13', { 3: '2026-02-25', 10: '2026-03-05', 15: '2026-03-12', 20: '2026-03-19', 30: '2026-04-02' }],
    ['2026-09-18', { 3: '2026-09-22', 10: '2026-10-09', 15: '2026-10-15', 20: '2026-10-22', 30: '2026-11-05' }],
    ['2026-09-30', { 3: '2026-10-10', 10: '2026-10-20', 15: '2026-10-27', 20: '2026-11-03', 30: '2026-11-17' }],
    ['2026-11-20', { 3: '2026-11-25', 10: '2026-12-04', 15: '2026-12-11', 20: '2026-12-18' }],
  ] as const
  const rows = table.flatMap(([accepted, due]) =>
    Object.entries(due).map(([days, date]) => [accepted, Number(days), date] as const),
  )

  test.each(rows)('accepted %s, %i working days: due %s', (accepted, days, date) => {
    expect(addWorkingDays(accepted, days)).toEqual({ date, provisional: false })
  })

  test('a total that reaches a year not announced yet skips New Year by law and is provisional', () => {
    expect(isAnnounced('2026-12-31')).toBe(true)
    expect(isAnnounced('2027-01-01')).toBe(false)
    expect(addWorkingDays('2026-11-20', 29)).toEqual({ date: '2026-12-31', provisional: false })
    expect(addWorkingDays('2026-11-20', 30)).toEqual({ date: '2027-01-04', provisional: true })
  })

  test('in a year not announced, Labour Day and National Day are skipped, weekends too', () => {
    expect(addWorkingDays('2027-04-30', 1)).toEqual({ date: '2027-05-03', provisional: true })
    expect(addWorkingDays('2027-09-30', 1)).toEqual({ date: '2027-10-04', provisional: true })
  })

  test('a make-up Sunday is a working day', () => {
    expect(nextWorkingDay('2026-09-20')).toEqual({ date: '2026-09-20', provisional: false })
    expect(nextWorkingDay('2026-09-25')).toEqual({ date: '2026-09-28', provisional: false })
  })

  test('a day found in the next, unknown year is provisional', () => {
    expect(nextWorkingDay('2027-01-01')).toEqual({ date: '2027-01-04', provisional: true })
  })

  test.each([-1, 1.5, Number.NaN])('%d is no number of days', (count) => {
    expect(() => addWorkingDays('2026-11-20', count)).toThrow(RangeError)
    expect(() => addDays('2026-11-20', count)).toThrow(RangeError)
  })
})

describe('a notice', () => {
  test('posted before the Mid-Autumn holiday is open through the seventh day and moves on after the holiday', () => {
    expect(noticePeriod('2026-09-18', 7)).toEqual({
      lastDay: '2026-09-25',
      movesOn: { date: '2026-09-28', provisional: false },
    })
  })

  test('whose last day is a working day still waits for the next one', () => {
    expect(noticePeriod('2026-11-23', 7)).toEqual({
      lastDay: '2026-11-30',
      movesOn: { date: '2026-12-01', provisional: false },
    })
  })

  test('over the turn of an unknown year is provisional', () => {
    expect(noticePeriod('2026-12-24', 7)).toEqual({
      lastDay: '2026-12-31',
      movesOn: { date: '2027-01-04', provisional: true },
    })
  })
})

describe('days and months', () => {
  test('the day is that of Shanghai, eight hours ahead of UTC', () => {
    expect(localDate('2026-11-20T15:59:59.999Z')).toBe('2026-11-20')
    expect(localDate('2026-11-20T16:00:00.000Z')).toBe('2026-11-21')
  })

  test('calendar days do not count the first', () => {
    expect(addDays('2026-02-27', 3)).toEqual({ date: '2026-03-02', provisional: false })
  })

  test('months cross years both ways', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
  })

  test('age is full years, and a leap-day child is a year older on 1 March', () => {
    expect(ageOn('1956-11-01', '2026-11-01')).toBe(70)
    expect(ageOn('1956-11-02', '2026-11-01')).toBe(69)
    expect(ageOn('2004-02-29', '2023-02-28')).toBe(18)
    expect(ageOn('2004-02-29', '2023-03-01')).toBe(19)
  })

  test.each(['2026-02-29', '1900-02-29', '2026-13-01', '0001-01-01', '9999-01-01', '2026-1-1', '', 20260101, null])(
    '%j is no day',
    (value) => expect(LocalDate.safeParse(value).success).toBe(false),
  )

  test('29 February 2024, a month and an instant are what they say', () => {
    expect(LocalDate.parse('2024-02-29')).toBe('2024-02-29')
    expect(Month.parse('2026-11')).toBe('2026-11')
    expect(Instant.parse('2026-11-20T01:30:00.000Z')).toBe('2026-11-20T01:30:00.000Z')
    expect(Month.safeParse('2026-13').error?.issues[0]?.message).toBe('not-a-month')
    expect(Instant.safeParse('2026-11-20').error?.issues[0]?.message).toBe('not-a-time')
    expect(LocalDate.safeParse('2026-02-30').error?.issues[0]?.message).toBe('not-a-date')
  })
})
