import { describe, expect, test } from 'vitest'
import { hourlyCounts, hourlyMarks, ofOneAddress, timesHarder } from '#shared/domain/admission/crowd.ts'

const hour = 3_600_000
const noon = 500_000 * hour

describe('the work asked of one address', () => {
  test.each([
    [1, 1],
    [ofOneAddress.easyChallenges, 1],
    [ofOneAddress.easyChallenges + 1, 2],
    [2 * ofOneAddress.easyChallenges + 1, 4],
    [4 * ofOneAddress.easyChallenges + 1, 8],
    [1_000_000, 8],
  ])('at the %i. time in an hour is %i times the usual, and never without end', (asked, times) => {
    expect(timesHarder(asked)).toBe(times)
  })
})

describe('the mark of an address', () => {
  const keys: Uint8Array[] = []
  const markOf = hourlyMarks({
    newKey: () => {
      const key = new Uint8Array([keys.length + 1])
      keys.push(key)
      return key
    },
    hash: (key, text) => `${key.join()}:${text}`,
  })

  test('is the same for an hour and another one in the next, and its key is gone by then', () => {
    const first = markOf('203.0.113.7', noon)
    expect(markOf('203.0.113.7', noon + hour - 1)).toBe(first)
    const used = keys.at(-1)
    expect(markOf('203.0.113.7', noon + hour)).not.toBe(first)
    expect([...(used ?? [])]).toEqual([0])
  })

  test.each([
    ['203.0.113.7', '203.0.113.8', false],
    ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', true],
    ['2001:db8::1', '2001:0db8:0:0:1:2:3:4', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ])('of %s and of %s: one subscriber? %s', (one, other, same) => {
    expect(markOf(one, noon) === markOf(other, noon)).toBe(same)
  })
})

test('what is counted by the hour begins anew with the next', () => {
  const count = hourlyCounts()
  expect([count('a', noon), count('a', noon + 1), count('b', noon + 2)]).toEqual([1, 2, 1])
  expect(count('a', noon + hour)).toBe(1)
})
