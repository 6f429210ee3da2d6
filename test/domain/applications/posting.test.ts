import { describe, expect, test } from 'vitest'
import { sections } from '#shared/domain/applications/answers.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { due, family, given, people } from './case.ts'
import * as past from './history.ts'

const { town, lead } = people
const opened = [...past.investigated, past.grantProposed()]
const post = (postedOn: string, ...places: string[]) => ({ verb: 'recordPosting', places, postedOn }) as const
const forward = { verb: 'forward' } as const

describe('a notice hangs in the village', () => {
  test('and its seven days run from the day on which it was posted there', () => {
    const state = given(...opened)
      .when(town, post('2026-09-11', '社区公开栏'), { on: '2026-09-11' })
      .then({ type: 'noticePosted', places: ['社区公开栏'] })
    expect(state).toMatchObject({
      notice: { postedOn: '2026-09-11', lastDay: '2026-09-18', movesOn: due('2026-09-20') },
      due: due('2026-09-20'),
      postings: [{ place: '社区公开栏', postedOn: '2026-09-11', by: '赵敏' }],
    })
  })

  test('or the file does not move on, however long ago the opinion was', () =>
    given(...opened)
      .when(town, forward, { on: '2026-09-29' })
      .refused({ problem: 'GATE_OPEN', gates: ['posting-missing'] }))

  test('at three places where the region says so; the days run from the third', () => {
    const three = { ...dibao, postingPlaces: 3 }
    given(...opened, past.noticePosted())
      .when(town, forward, { on: '2026-09-17', procedure: three })
      .refused({ problem: 'GATE_OPEN', gates: ['posting-missing'] })
    const state = given(...opened, past.noticePosted())
      .when(town, post('2026-09-10', '村口', '小卖部'), { on: '2026-09-11', procedure: three })
      .then({ type: 'noticePosted' })
    expect(state.notice).toMatchObject({ postedOn: '2026-09-10', lastDay: '2026-09-17' })
  })

  test('not on a day to come, not before the opinion, and at each place once', () => {
    const given9 = given(...opened, past.noticePosted())
    given9
      .when(town, post('2026-09-12', '村口'), { on: '2026-09-11' })
      .refused({ problem: 'FIELD', field: 'postedOn', code: 'date-in-future' })
    given9
      .when(town, post('2026-09-08', '村口'), { on: '2026-09-11' })
      .refused({ problem: 'FIELD', field: 'postedOn', code: 'date-before-opinion' })
    given9
      .when(town, post('2026-09-11', '社区公开栏'), { on: '2026-09-11' })
      .refused({ problem: 'FIELD', field: 'places', code: 'name-repeated' })
  })

  test('and comes down when it is over or suspended, not before it was posted', () => {
    given(...past.posted)
      .when(town, { verb: 'recordTakingDown', takenDownOn: '2026-09-11' }, { on: '2026-09-11' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
    given(...past.objected)
      .when(town, { verb: 'recordTakingDown', takenDownOn: '2026-09-08' }, { on: '2026-09-12' })
      .refused({ problem: 'FIELD', field: 'takenDownOn', code: 'date-before-opinion' })
    const state = given(...past.withCounty)
      .when(town, { verb: 'recordTakingDown', takenDownOn: '2026-09-17' }, { on: '2026-09-17' })
      .then({ type: 'noticeTakenDown' })
    expect(state.takenDownOn).toBe('2026-09-17')
  })
})

describe('who a notice names', () => {
  const minor = (rest: readonly unknown[]) => ({
    ...family,
    members: sections.members.parse([
      { name: '王小军', idNumber: '99010120150101004X', relation: 'self', disabilityGrade: null, seriouslyIll: false },
      ...rest,
    ]),
  })
  const named = (answers: typeof family) =>
    given(...past.investigated)
      .when(lead, { verb: 'giveOpinion', outcome: 'grant', reasons: '符合' }, { on: '2026-09-09', answers })
      .then({ type: 'opinionGiven' }).notice?.applicant

  test('the applicant', () => expect(named(family)).toBe('李桂花'))

  test('for a minor the guardian, or where there is none the surname alone', () => {
    const mother = { ...family.members[0], relation: 'parent' }
    expect(named(minor([mother]))).toBe('李桂花')
    expect(named(minor([]))).toBe('王某')
  })
})

test('a list of who applied is opened where the region has one, and nowhere else', () => {
  given(past.submitted()).when(town, { verb: 'accept' }, { on: '2026-09-01' }).then({ type: 'accepted', listing: null })
  const state = given(past.submitted())
    .when(town, { verb: 'accept' }, { on: '2026-09-01', procedure: { ...dibao, applicationList: true } })
    .then({ type: 'accepted' })
  expect(state.listing).toMatchObject({ applicant: '李桂花', postedOn: '2026-09-01', lastDay: '2026-09-08' })
})
