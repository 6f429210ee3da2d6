import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedIn, fewest, published, quarterBefore, quarterOf, sumOf } from '#shared/domain/reports/numbers.ts'
import { after, conclude, corrected, luoFang, orderCorrection, received, take, type Deed } from '../../support/tips.ts'

const taken = after(received(), [5, luoFang, take])
const right: Deed[] = [
  [20, luoFang, orderCorrection(30)],
  [25, luoFang, corrected(24)],
]

describe('what a tip adds to the numbers', () => {
  test('one received when it comes, and nothing on its way', () => {
    const { quarter, ...counts } = countedIn(null, received()) ?? {}
    expect(quarter).toBe('2026-Q4')
    expect(counts).toEqual({ received: 1, concluded: 0, onTime: 0, substantiated: 0 })
    expect(countedIn(received(), taken)).toBeNull()
  })

  test.each([
    [60, 'substantiated', { quarter: '2027-Q1', concluded: 1, onTime: 1, substantiated: 1 }],
    [60, 'partly', { concluded: 1, onTime: 1, substantiated: 1 }],
    [60, 'unsubstantiated', { concluded: 1, onTime: 1, substantiated: 0 }],
    [70, 'cannot-be-verified', { concluded: 1, onTime: 0, substantiated: 0 }],
  ] as const)('concluded on day %i as %s: %j', (day, outcome, counts) => {
    const before = after(taken, ...right)
    const ended = after(before, [day, luoFang, conclude(outcome)])
    expect(countedIn(before, ended)).toMatchObject({ received: 0, ...counts })
    expect(countedIn(ended, ended)).toBeNull()
  })
})

test('a quarter is the day’s own', () =>
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]))

test('the quarter before is over', () =>
  expect(['2026-01-01', '2026-05-31', '2026-12-31'].map(quarterBefore)).toEqual(['2025-Q4', '2026-Q1', '2026-Q3']))

describe('what is published', () => {
  test('adds up', () => {
    const row = { quarter: '2026-Q4', received: 1, concluded: 1, onTime: 1, substantiated: 0 }
    expect(sumOf('2026-Q4', [row, row])).toEqual({ ...row, received: 2, concluded: 2, onTime: 2 })
  })

  test('says nothing of fewer than five, and leaves none to be counted back from the rest', () => {
    const count = fc.integer({ min: 0, max: 30 })
    fc.assert(
      fc.property(count, count, count, count, (received, concluded, onTime, substantiated) => {
        const real = {
          quarter: '2026-Q4',
          received,
          concluded: onTime + substantiated + concluded,
          onTime,
          substantiated,
        }
        const said = published(real)
        for (const [name, number] of Object.entries(said))
          if (typeof number === 'number') {
            expect(number).toBe(Object.entries(real).find(([key]) => key === name)?.[1])
            expect(number === 0 || number >= fewest).toBe(true)
          }
        for (const part of [said.onTime, said.substantiated])
          if (part !== null && said.concluded !== null)
            expect(said.concluded - part === 0 || said.concluded - part >= fewest).toBe(true)
      }),
    )
  })
})
