import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headingsOf, understand, type Understood } from '#shared/domain/verification/rows.ts'
import { Source } from '#shared/domain/verification/sources.ts'
import { identityNumber } from '../../support/family.ts'

const li = identityNumber('1982-02-04', 481)
const read = (understood: Understood) => {
  if ('missing' in understood) throw new Error(`columns missing: ${understood.missing.join()}`)
  return understood
}
const deposits = (...rows: string[][]) => read(understand('banks', [headingsOf('banks'), ...rows]))
const row = (balance: string, day = '2026-11-20', outcome = '有') => [li, outcome, day, '重庆农商行', balance]

interface Deposit {
  readonly text: string
  readonly fen: number
}
type Line = Deposit | string[]
const isDeposit = (line: Line): line is Deposit => !Array.isArray(line)

/** Anything a department may write as an amount, and the fen that it is. */
const amount = fc
  .tuple(fc.nat(999_999_999), fc.nat(99))
  .map(([whole, cents]) => ({ text: `${whole}.${String(cents).padStart(2, '0')}`, fen: whole * 100 + cents }))
const broken = fc.constantFrom<string[]>(
  row('很多'),
  row('12.345'),
  row('-5'),
  row('1e5'),
  row(''),
  row('1', '2026-02-30'),
  row('1', '昨天'),
  row('1', '2026-11-20', '不详'),
  ['990101198202040040', '有', '2026-11-20', '重庆农商行', '1'],
  ['', '无', '2026-11-20', '', ''],
  ['9.90101E+17', '有', '2026-11-20', '重庆农商行', '1'],
)

describe('a department’s table', () => {
  test('of any mixture keeps exactly the good rows, each to the fen, and lists the bad ones where they stand', () => {
    const blank = ['', '', '', '', '']
    const mixture = fc.array(fc.oneof<fc.Arbitrary<Line>[]>(amount, broken, fc.constant(blank)), { maxLength: 30 })
    fc.assert(
      fc.property(mixture, (lines) => {
        const table = deposits(...lines.map((line) => (isDeposit(line) ? row(line.text) : line)))
        const at = (wanted: (line: Line) => boolean) =>
          lines.flatMap((line, index) => (wanted(line) ? [index + 2] : []))
        const isBad = (line: Line) => !isDeposit(line) && line.some((cell) => cell !== '')
        expect(table.good.map((good) => good.row)).toEqual(at(isDeposit))
        expect([...new Set(table.bad.map((bad) => bad.row))]).toEqual(at(isBad))
        expect(table.good.map(({ record }) => record)).toEqual(
          lines.filter(isDeposit).map(({ fen }) => ({ source: 'banks', bank: '重庆农商行', balanceFen: fen })),
        )
        expect(table.rows).toBe(table.good.length + at(isBad).length)
      }),
      { numRuns: 300 },
    )
  })

  test('names the heading and the problem of a bad cell, and never what stood in it', () => {
    const { bad } = deposits(row('很多', '昨天'), ['990101198202040040', '有', '2026-11-20', '', '1'])
    expect(bad).toEqual([
      { row: 2, column: '截至日期', problem: 'not-a-date' },
      { row: 2, column: '余额（元）', problem: 'not-an-amount' },
      { row: 3, column: '身份证号', problem: 'identity-number-check-digit' },
      { row: 3, column: '银行', problem: 'required' },
    ])
    expect(JSON.stringify(bad)).not.toContain('990101')
  })

  test('that knows nothing of a person leaves the rest blank', () => {
    const { good } = deposits([li, '无', '2026-11-20', '', ''])
    expect(good).toEqual([{ row: 2, idNumber: li, asOf: '2026-11-20', part: '', record: null }])
  })

  test.each(['2026-11-05', '2026/11/5', '20261105', '2026年11月5日', '２０２６-11-05'])('reads the day %s', (day) => {
    expect(deposits(row('1', day)).good[0]?.asOf).toBe('2026-11-05')
  })

  test.each([
    ['1,234.5', 123_450],
    ['¥88', 8_800],
    ['０.０７元', 7],
  ])('reads the amount %s', (text, fen) => {
    expect(deposits(row(text)).good[0]?.record).toMatchObject({ balanceFen: fen })
  })

  test.each(Source.options)(
    'of %s is refused whole where a heading is missing, and takes them in any order',
    (source) => {
      const headings = headingsOf(source)
      expect(understand(source, [headings.slice(1), []])).toEqual({ missing: ['身份证号'] })
      expect(understand(source, [['备注', ...headings.toReversed()]])).toEqual({ rows: 0, good: [], bad: [] })
      expect(understand(source, [])).toEqual({ missing: headings })
    },
  )
})
