import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resembles, similarTo } from '#shared/domain/reports/resemblance.ts'
import { after, conclude, link, looked, luoFang, received, take } from '../../support/tips.ts'

const other = (changes: object) => ({ ...received(changes), id: 'r-2' })
const apart = { about: '河边卖鱼的老两口', facts: '冬天也没有取暖，没有人来问过。' }

describe('one tip resembles another', () => {
  test('that tells the same facts in nearly the same words', () =>
    expect(resembles(received(), other({ about: apart.about, facts: '他家在县城另有一套出租的房子。' }))).toEqual([
      'same-words',
    ]))

  test('that is about the same people, however they are pointed out', () =>
    expect(resembles(received(), other({ about: '玉屏社区，一户姓王的人家！', facts: apart.facts }))).toEqual([
      'same-family',
    ]))

  test('that was linked to the same family', () => {
    const linked = after(received(), [5, luoFang, take], [6, luoFang, link])
    const again = after(other(apart), [5, luoFang, take], [6, luoFang, link])
    expect(resembles(linked, again)).toEqual(['same-family'])
  })

  test('and not one that tells of others', () => expect(resembles(received(), other(apart))).toEqual([]))

  test('as much as that resembles it, whatever they say', () => {
    const words = fc.string({
      unit: fc.constantFrom('王', '家', '有', '车', '房', '低', '保'),
      minLength: 5,
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, words, (one, another) => {
        const [left, right] = [received({ facts: one }), other({ facts: another })]
        expect(resembles(left, right)).toEqual(resembles(right, left))
      }),
    )
  })
})

test('a pattern shows when, what and how it ended, and nothing of who sent it', () => {
  const ended = after(
    other({ contact: { name: '马老三', phone: '13911112222', confidential: false } }),
    [5, luoFang, take],
    [6, luoFang, link],
    [20, luoFang, conclude(), { looked: [looked(true)] }],
  )
  const similar = similarTo(received(), [received(), ended, { ...other(apart), id: 'r-3' }])
  expect(similar).toEqual([
    {
      id: 'r-2',
      how: ['same-family', 'same-words'],
      kind: 'hidden-property',
      receivedAt: ended.receivedAt,
      state: 'CONCLUDED',
      outcome: 'unsubstantiated',
    },
  ])
  expect(JSON.stringify(similar)).not.toMatch(/马老三|139/)
})
