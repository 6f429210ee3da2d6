import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/domain/calendar/calendar.ts'
import { hangingFor, sheetOf, type Board, type Hanging } from '#shared/domain/notices/board.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { caseAfter } from '../applications/case.ts'
import * as past from '../applications/history.ts'

const three = { ...dibao, postingPlaces: 3 }
const toHang = hangingFor(caseAfter([...past.investigated, past.grantProposed()]), dibao)
const hung = hangingFor(caseAfter(past.posted), dibao)
const boardWith = (reviews: Hanging[], today = '2026-09-10'): Board => ({
  today,
  month: '2026-09',
  reviews,
  others: [],
  recipients: [],
  photographs: [],
})
const week = () => 7
const review = (board: Board, on: string) => sheetOf(board, { kind: 'REVIEW', on }, week)

describe('what hangs on a board', () => {
  test('is known with the places where it hangs, who said so, and whether that is enough for the region', () => {
    expect(toHang).toMatchObject([{ isPosted: false, postings: [], postingPlaces: 1 }])
    expect(hung).toMatchObject([{ isPosted: true, postings: [{ place: '社区公开栏', by: '赵敏' }] }])
    expect(hangingFor(caseAfter(past.posted), three)).toMatchObject([{ isPosted: false, postingPlaces: 3 }])
  })

  test('is no notice that is suspended, forwarded or withdrawn', () => {
    for (const events of [past.objected, past.withCounty, [...past.posted, past.withdrawn('2026-09-10')]])
      expect(hangingFor(caseAfter(events), dibao)).toEqual([])
  })
})

describe('a sheet of a day', () => {
  test('of what is still to be hung has the days that begin today, whenever the opinion was given', () => {
    expect(review(boardWith(toHang), '2026-09-10')?.period).toBe('2026年9月10日至2026年9月17日')
    expect(review(boardWith(toHang), '2026-09-09')).toBeNull()
  })

  test('of what hangs can be printed again with its own days', () =>
    expect(review(boardWith(hung, '2026-09-14'), '2026-09-09')?.period).toBe('2026年9月9日至2026年9月16日'))

  test('of the long-term list says the month, and there is none for a list without families', () => {
    const line = { program: 'urban-dibao', applicantName: '李桂花', persons: 3, monthlyFen: 58_400 } as const
    const standing = (board: Board) => sheetOf(board, { kind: 'STANDING', on: '2026-09-10' }, week)
    expect(standing({ ...boardWith([]), recipients: [line] })?.period).toBe('2026年9月')
    expect(standing(boardWith([]))).toBeNull()
  })

  test('every family stands on one sheet, and a sheet’s days are those of the law', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { maxLength: 12 }),
        fc.integer({ min: 0, max: 6 }),
        (families, now) => {
          const dayAt = (days: number) => addDays('2026-09-09', days).date
          const reviews = families.flatMap(([days, isPosted]) =>
            hung.map((each) => {
              const postedOn = dayAt(days)
              const lastDay = addDays(postedOn, 7).date
              return { ...each, isPosted, notice: { ...each.notice, postedOn, lastDay } }
            }),
          )
          const board = boardWith(reviews, dayAt(now))
          const sheets = [0, 1, 2, 3, 4, 5, 6].map((days) => [dayAt(days), review(board, dayAt(days))] as const)
          expect(sheets.flatMap(([, sheet]) => sheet?.lines ?? [])).toHaveLength(families.length)
          for (const [on, sheet] of sheets.filter(([, each]) => each !== null)) {
            const [, month, day] = addDays(on, 7).date.split('-').map(Number)
            expect(sheet?.period.endsWith(`${month}月${day}日`)).toBe(true)
          }
        },
      ),
    ))
})
