import { describe, expect, test } from 'vitest'
import { keptUntil } from '#shared/domain/reports/retention.ts'
import { after, conclude, luoFang, received, songPing, take, tryIt } from '../../support/tips.ts'

const hold = { verb: 'hold', reason: '法院立案，材料需要保留。' } as const
const taken = after(received(), [0, luoFang, take])
const concluded = after(taken, [0, luoFang, conclude()])

describe('a tip is kept', () => {
  test('as long as it is open', () => expect([received(), taken].map(keptUntil)).toEqual([null, null]))

  test('for its region’s period once it is concluded', () => {
    expect(keptUntil(concluded)).toBe('2028-11-19')
    const inLixin = { ...concluded, filing: { ...concluded.filing, division: '341623100001' } }
    expect(keptUntil(inLixin)).toBe('2029-11-19')
  })

  test('beyond that while somebody needs it, with the reason; then its time runs again', () => {
    const held = after(concluded, [800, luoFang, hold])
    expect(keptUntil(held)).toBeNull()
    expect(held.history.at(-1)).toMatchObject({ verb: 'hold', by: { name: '罗芳' }, words: '法院立案，材料需要保留。' })
    expect(tryIt(held, [801, luoFang, hold])).toEqual({ problem: 'REPORT_NOT_OPEN' })
    const lifted = after(held, [900, luoFang, { verb: 'liftHold', reason: '已经审结。' }])
    expect(keptUntil(lifted)).toBe('2028-11-19')
  })

  test('not by whoever it does not exist for', () =>
    expect(tryIt(concluded, [800, songPing, hold])).toEqual({ problem: 'NOT_FOUND' }))
})
