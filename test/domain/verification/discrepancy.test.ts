import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '#shared/domain/applications/answers.ts'
import { discrepanciesOf } from '#shared/domain/verification/discrepancy.ts'
import type { RegisterRecord, Reply } from '#shared/domain/verification/reply.ts'
import { family } from '../../support/family.ts'

const reply = (member: number, ...records: RegisterRecord[]): Reply => ({
  source: records[0]?.source ?? 'population',
  member,
  part: '',
  asOf: '2026-11-20',
  receivedAt: '2026-11-21T02:00:00.000Z',
  records,
})
const wage = (monthlyFen: number): RegisterRecord => ({ source: 'tax', payer: '荣昌建筑公司', monthlyFen })
const car: RegisterRecord = { source: 'vehicles', plate: '渝C12345', kind: 'car' }
const shop: RegisterRecord = { source: 'market-entities', name: '桂花小吃店', state: 'open', capitalFen: 1_000_000 }
const home: RegisterRecord = { source: 'real-estate', place: '人民路 12 号', use: 'home' }
const deposit = (balanceFen: number): RegisterRecord => ({ source: 'banks', bank: '重庆农商行', balanceFen })
const found = (replies: Reply[], changes: Partial<Answers> = {}) =>
  discrepanciesOf({ ...family(), ...changes }, replies).map(({ kind, member, register, declared }) => ({
    kind,
    member,
    register,
    declared,
  }))

describe('what the registers say otherwise', () => {
  // Declared: 600 yuan of odd jobs a month for the husband, 2,000 yuan of savings, one home, no car, no shop.
  test.each<[string, Reply[], ReturnType<typeof found>]>([
    ['nothing, where nothing is known', [reply(0), reply(1)], []],
    ['nothing, where all is as declared', [reply(1, wage(60_000)), reply(0, home), reply(0, deposit(200_000))], []],
    ['a car', [reply(1, car)], [{ kind: 'cars', member: null, register: 1, declared: 0 }]],
    ['no car: a motorcycle', [reply(1, { ...car, kind: 'motorcycle' })], []],
    ['a shop that is open', [reply(0, shop)], [{ kind: 'business', member: 0, register: 1, declared: 0 }]],
    ['no shop: it is closed', [reply(0, { ...shop, state: 'closed' })], []],
    [
      'an employer where no wage was told',
      [reply(0, wage(1))],
      [{ kind: 'wage', member: 0, register: 12, declared: 0 }],
    ],
    ['a wage above', [reply(1, wage(60_001))], [{ kind: 'wage', member: 1, register: 720_012, declared: 720_000 }]],
    [
      'a pension',
      [reply(0, { source: 'social-insurance', kind: 'pension', payer: '社保局', monthlyFen: 20_000 })],
      [{ kind: 'pension', member: 0, register: 240_000, declared: 0 }],
    ],
    [
      'deposits above, all banks and members together',
      [reply(0, deposit(150_000)), reply(1, deposit(50_001))],
      [{ kind: 'deposits', member: null, register: 200_001, declared: 200_000 }],
    ],
    ['a second home', [reply(0, home), reply(1, home)], [{ kind: 'homes', member: null, register: 2, declared: 1 }]],
    [
      'a member who died',
      [reply(1, { source: 'population', state: 'deceased' })],
      [{ kind: 'deceased', member: 1, register: null, declared: null }],
    ],
    [
      'a member counted elsewhere',
      [reply(1, { source: 'population', state: 'moved-away' })],
      [{ kind: 'registered-elsewhere', member: 1, register: null, declared: null }],
    ],
  ])('%s', (_, replies, expected) => expect(found(replies)).toEqual(expected))

  test('a wage declared by the year is compared by the year, without a remainder', () => {
    const told = (amountFen: number) => ({
      incomes: [{ member: 1, kind: 'wage' as const, amountFen, per: 'year' as const }],
    })
    expect(found([reply(1, wage(10_001))], told(120_012))).toEqual([])
    expect(found([reply(1, wage(10_001))], told(120_011))).toHaveLength(1)
  })

  test('has one name for one difference, whatever the order of the answers', () => {
    const replies = [
      reply(0, shop, shop),
      reply(1, shop),
      reply(1, car),
      reply(0, deposit(9_999_999)),
      reply(0, wage(5)),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(replies, { minLength: replies.length }), (shuffled) => {
        const ids = discrepanciesOf(family(), shuffled).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.toSorted()).toEqual(
          discrepanciesOf(family(), replies)
            .map(({ id }) => id)
            .toSorted(),
        )
      }),
    )
  })
})
