import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noKin } from '#shared/domain/applications/kin.ts'
import { begin, Benefit } from '#shared/domain/benefits/benefit.ts'
import type { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { evolveBenefit } from '#shared/domain/benefits/evolve.ts'
import { addMonths } from '#shared/domain/calendar/calendar.ts'
import { changeNotices, Notice } from '#shared/domain/notices/notice.ts'
import { Listed, Recipient, standingIn } from '#shared/domain/notices/standing-list.ts'

const posting = '5f0c2a31-7d5e-4f43-9f0b-3c6d2e8a7b90'
const granted = begin({
  id: '0b5a4d5e-6f0c-4a57-9f0e-3c5d2f6a7b81',
  number: 'RC-2511-7K4M',
  program: 'urban-dibao',
  village: '500153001001',
  recipient: 'resident-li',
  applicant: '李桂花',
  persons: 3,
  kin: noKin,
  monthlyFen: 58_400,
  firstMonth: '2026-10',
  recheckEvery: 6,
})
const by = { id: 'county-confirmer', name: '何静', role: 'county-confirmer' }
const on = (day: string) => ({ at: `${day}T02:00:00.000Z`, by, reasons: '收入变了' })
const changed = (day: string, from: string, monthlyFen: number): BenefitEvent => ({
  type: 'amountChanged',
  ...on(day),
  from,
  monthlyFen,
  nextRecheck: '2027-05',
})
const ended = (day: string, lastMonth: string): BenefitEvent => ({ type: 'ended', ...on(day), lastMonth })
const leaving = (day: string, lastMonth: string): BenefitEvent => ({ type: 'gradualExitBegun', ...on(day), lastMonth })
const kept = (day: string): BenefitEvent => ({ type: 'paymentKept', ...on(day), nextRecheck: '2027-05' })

const after = (...events: BenefitEvent[]) => events.reduce((state, event) => evolveBenefit(state, event), granted)
const paid = (benefit: Benefit, month: string) =>
  standingIn(month, [Listed.strip().parse(benefit)]).map(({ monthlyFen }) => monthlyFen)
const posted = (benefit: Benefit) => changeNotices(benefit, posting)

describe('the long-term list of a village', () => {
  test('shows name, number of persons, amount and program of who is paid this month, and nothing else', () => {
    const [shown] = standingIn('2026-10', [Listed.strip().parse(granted)])
    expect(Recipient.parse(shown)).toEqual({
      program: 'urban-dibao',
      applicantName: '李桂花',
      persons: 3,
      monthlyFen: 58_400,
    })
  })

  test.each([
    ['before the first month', granted, '2026-09', []],
    ['from the first month on', granted, '2026-10', [58_400]],
    ['before a change counts', after(changed('2026-11-20', '2026-12', 70_000)), '2026-11', [58_400]],
    ['from the month of a change on', after(changed('2026-11-20', '2026-12', 70_000)), '2026-12', [70_000]],
    ['in the last month', after(ended('2026-11-20', '2026-11')), '2026-11', [58_400]],
    ['after the last month', after(ended('2026-11-20', '2026-11')), '2026-12', []],
    ['through a gradual exit', after(leaving('2026-11-20', '2027-02')), '2027-02', [58_400]],
    ['after a gradual exit', after(leaving('2026-11-20', '2027-02')), '2027-03', []],
    ['kept after all', after(leaving('2026-11-20', '2027-02'), kept('2027-01-10')), '2027-03', [58_400]],
  ] as const)('%s', (_, benefit, month, amounts) => expect(paid(benefit, month)).toEqual(amounts))

  test('lists families by name', () => {
    const named = (applicant: string) => ({ ...Listed.strip().parse(granted), applicant })
    const names = standingIn('2026-10', ['张秀兰', '安福', '李桂花'].map(named)).map((each) => each.applicantName)
    expect(names).toEqual(['安福', '李桂花', '张秀兰'])
  })
})

describe('a change is posted', () => {
  test('as what is paid from which month on, for seven days from its decision, without a reason', () => {
    expect(posted(after(changed('2026-11-20', '2026-12', 40_000))).map((each) => Notice.parse(each))).toEqual([
      {
        kind: 'CHANGE',
        id: posting,
        village: '500153001001',
        program: 'urban-dibao',
        applicantName: '李桂花',
        persons: 3,
        postedOn: '2026-11-20',
        lastDay: '2026-11-27',
        change: 'reduced',
        from: '2026-12',
        monthlyFen: 40_000,
      },
    ])
  })

  test.each([
    ['a raise', after(changed('2026-11-20', '2026-12', 70_000)), { change: 'raised', monthlyFen: 70_000 }],
    ['an end', after(ended('2026-11-20', '2026-11')), { change: 'ended', from: '2026-12', monthlyFen: 0 }],
    ['a gradual exit', after(leaving('2026-11-20', '2027-02')), { change: 'ended', from: '2027-03', monthlyFen: 0 }],
  ])('%s', (_, benefit, expected) => expect(posted(benefit)).toMatchObject([expected]))

  test('once: the close of a gradual exit posts nothing new', () => {
    const closed = after(leaving('2026-11-20', '2027-02'), ended('2027-03-01', '2027-02'))
    expect(posted(closed)).toMatchObject([{ postedOn: '2026-11-20', lastDay: '2026-11-27' }])
  })

  test('and taken back when the family goes on being paid', () =>
    expect(posted(after(leaving('2026-11-20', '2027-02'), kept('2026-11-23')))).toEqual([]))

  test('never for a beginning, which is announced', () => expect(posted(granted)).toEqual([]))
})

const months = fc.integer({ min: 0, max: 24 }).map((count) => addMonths('2026-09', count))
const dayIn = (month: string) => `${month}-20`
const decisions = fc.array(
  fc.tuple(fc.constantFrom('amount', 'exit', 'keep', 'end'), fc.integer({ min: 1, max: 99_999 })),
  { minLength: 1, maxLength: 6 },
)

/** One decision each month, as the stages allow it. */
const lived = (told: readonly (readonly [string, number])[]) => {
  let benefit = granted
  told.forEach(([what, monthlyFen], at) => {
    const month = addMonths('2026-11', at)
    if (benefit.stage === 'ENDED') return
    if (benefit.stage === 'GRADUAL_EXIT') {
      if (what === 'keep') benefit = evolveBenefit(benefit, kept(dayIn(month)))
    } else if (what === 'amount')
      benefit = evolveBenefit(benefit, changed(dayIn(month), addMonths(month, 1), monthlyFen))
    else if (what === 'exit') benefit = evolveBenefit(benefit, leaving(dayIn(month), addMonths(month, 2)))
    else if (what === 'end') benefit = evolveBenefit(benefit, ended(dayIn(month), month))
  })
  return Benefit.parse(benefit)
}

describe('whatever is decided', () => {
  test('nobody stands on the list before the first or after the last month, and a line has one amount', () =>
    fc.assert(
      fc.property(decisions, months, (told, month) => {
        const benefit = lived(told)
        const isPaid = month >= benefit.firstMonth && (benefit.lastMonth === null || month <= benefit.lastMonth)
        expect(paid(benefit, month)).toHaveLength(isPaid ? 1 : 0)
        expect(
          paid(benefit, month).every((fen) => fen === benefit.monthlyFen || fen === benefit.change?.beforeFen),
        ).toBe(true)
      }),
    ))

  test('a posted change is the difference between the list before its month and the list from then on', () =>
    fc.assert(
      fc.property(decisions, (told) => {
        const benefit = lived(told)
        for (const notice of posted(benefit)) {
          if (notice.kind !== 'CHANGE') throw new Error('a benefit posts changes alone')
          const then = paid(benefit, notice.from)[0] ?? 0
          const before = paid(benefit, addMonths(notice.from, -1))[0] ?? 0
          expect(then).toBe(notice.monthlyFen)
          const way = then === 0 ? 'ended' : then > before ? 'raised' : 'reduced'
          expect(then === before || way === notice.change).toBe(true)
        }
      }),
    ))
})
