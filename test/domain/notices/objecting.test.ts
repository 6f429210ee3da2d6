import { describe, expect, test } from 'vitest'
import { mostObjections } from '#shared/domain/applications/objection.ts'
import { ObjectionFiling, reception, standingsAfter } from '#shared/domain/notices/objecting.ts'
import { caseAfter, noticeId } from '../applications/case.ts'
import * as past from '../applications/history.ts'

const filing = {
  requestId: noticeId,
  text: '他家在县城还有一套房。',
  contact: { name: '陈国强', phone: '13800138000' },
}
const id = 'q3T0mZ8vJcWl5RkYbN2xPd7uA1sHfGe9'

describe('an objection from the page of a notice', () => {
  test.each([
    ['its sender’s name', '我是陈国强，他家有房。'],
    ['its sender’s telephone', '打我电话 138 0013-8000 细说。'],
  ])('is not taken with %s in its words, which stay in the file', (_, text) => {
    const issues = ObjectionFiling.safeParse({ ...filing, text }).error?.issues
    expect(issues).toMatchObject([{ path: ['text'], message: 'names-sender' }])
  })

  test('may be left without a name; half a name is none', () => {
    expect(ObjectionFiling.safeParse({ ...filing, contact: null }).success).toBe(true)
    const issues = ObjectionFiling.safeParse({ ...filing, contact: { name: '陈国强', phone: '' } }).error?.issues
    expect(issues).toMatchObject([{ path: ['contact', 'phone'], message: 'phone-number' }])
  })
})

describe('a case takes it', () => {
  test.each([
    ['while the notice stands', past.posted, 'open'],
    ['after another one suspended the notice', past.objected, 'open'],
    ['when the file has moved on to the county', past.withCounty, 'open'],
    ['no more once it is decided', past.granted, 'closed'],
  ])('%s', (_, events, expected) => expect(reception(caseAfter(events), id)).toBe(expected))

  test('once, and no more than it can hold', () => {
    const state = caseAfter(past.objected)
    expect(reception(state, past.objectionId)).toBe('taken')
    const [one] = state.objections
    if (one === undefined) throw new Error('there is an objection')
    const full = Array.from({ length: mostObjections }, (_, position) => ({ ...one, id: `${id}${position}` }))
    expect(reception({ ...state, objections: full }, id)).toBe('closed')
  })
})

describe('whoever objected is told', () => {
  const settled = [
    ...past.objected,
    past.resurveyOrdered(),
    past.surveyRecorded(undefined, '2026-09-16'),
    past.objectionSettled(),
  ]

  test('that it was taken up, and later the answer, once each', () => {
    const before = caseAfter(past.objected)
    expect([...standingsAfter(null, before)]).toEqual([[past.objectionId, { state: 'TAKEN_UP' }]])
    expect(standingsAfter(before, before).size).toBe(0)
    expect(standingsAfter(before, caseAfter(settled)).get(past.objectionId)).toMatchObject({ state: 'ANSWERED' })
  })

  test('that the application ended first, but an answer stays an answer', () => {
    const withdrawn = past.withdrawn('2026-09-17')
    const ended = standingsAfter(caseAfter(past.objected), caseAfter([...past.objected, withdrawn]))
    expect([...ended.values()]).toEqual([{ state: 'ENDED' }])
    expect(standingsAfter(caseAfter(settled), caseAfter([...settled, withdrawn])).size).toBe(0)
  })

  test('nothing of what was found, of the family or of who answered', () => {
    const told = JSON.stringify([...standingsAfter(null, caseAfter(settled)).values()])
    expect(told).not.toMatch(/findings|赵敏|李桂花|500153/)
  })
})
