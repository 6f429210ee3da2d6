import { describe, expect, test } from 'vitest'
import { due, given, people } from './case.ts'
import * as past from './history.ts'

const { town, town2, examiner } = people
const survey = {
  verb: 'recordSurvey',
  visitedOn: '2026-09-03',
  surveyors: ['赵敏', '周伟'],
  method: 'visit',
  findings: '家中情况与申报一致',
} as const
const words = ({ surveyors, ...rest }: { surveyors: readonly string[]; visitedOn?: string }) => ({
  ...survey,
  ...rest,
  surveyors: [...surveyors],
})
const two = words(survey)
const again = { verb: 'orderResurvey', reason: '有异议，再入户一次' } as const

describe('the household survey', () => {
  test('once started, leaves the whole procedure as the next date', () => {
    const state = given(...past.underInvestigation)
      .when(town, { verb: 'startSurvey' }, { on: '2026-09-02' })
      .then({ type: 'surveyStarted' })
    expect(state).toMatchObject({ stage: 'INVESTIGATING', due: due('2026-10-19'), survey: { status: 'started' } })
  })

  test('is made by two', () => {
    const state = given(...past.underInvestigation)
      .when(town2, two, { on: '2026-09-03' })
      .then({ type: 'surveyRecorded' })
    expect(state.survey).toMatchObject({ status: 'done', surveyors: ['赵敏', '周伟'], visitedOn: '2026-09-03' })
  })

  test.each([
    ['one', ['赵敏']],
    ['one, named twice', ['赵敏', '赵敏']],
    ['one, named twice with a blank', ['赵敏', ' 赵敏 ']],
  ])('is refused when made by %s', (_, surveyors) =>
    given(...past.underInvestigation)
      .when(town, words({ surveyors }), { on: '2026-09-03' })
      .refused({ problem: 'FIELD', field: 'surveyors', code: 'two-surveyors' }),
  )

  test('cannot have been made tomorrow', () =>
    given(...past.underInvestigation)
      .when(town, words({ ...survey, visitedOn: '2026-09-04' }), { on: '2026-09-03' })
      .refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-in-future' }))

  test('cannot have been made before the application was accepted', () => {
    const visited = (visitedOn: string) =>
      given(...past.underInvestigation).when(town, words({ ...survey, visitedOn }), { on: '2026-09-03' })
    visited('2026-08-31').refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-before-acceptance' })
    visited('2026-09-01').then({ type: 'surveyRecorded' })
  })

  test('does not start twice, before acceptance, or by the county', () => {
    const start = { verb: 'startSurvey' } as const
    given(...past.investigated)
      .when(town, start, { on: '2026-09-07' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(past.submitted())
      .when(town, start, { on: '2026-09-01' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
    given(...past.underInvestigation)
      .when(examiner, two, { on: '2026-09-03' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('a second survey', () => {
  test('begins from nothing: who surveyed first is not who surveys now', () => {
    const state = given(...past.objected)
      .when(town, again, { on: '2026-09-14' })
      .then({ type: 'resurveyOrdered', surveyStartDue: due('2026-09-17') })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      due: due('2026-09-17'),
      survey: { status: 'due', surveyors: [], visitedOn: null },
      notice: null,
      objections: [{ lookedInto: false, settled: null }],
      verification: { status: 'fit' },
    })
  })

  test('looks into the objection, which is then still to be answered', () => {
    const state = given(...past.objected, past.resurveyOrdered())
      .when(town, words({ ...survey, visitedOn: '2026-09-16' }), { on: '2026-09-16' })
      .then({ type: 'surveyRecorded' })
    expect(state.objections).toMatchObject([{ lookedInto: true, settled: null }])
  })

  test('of a family found unfit asks the registers again too, so that their answer can still count', () => {
    const state = given(
      ...past.foundUnfit,
      past.refusalProposed('2026-09-14'),
      past.findingAnswered('2026-09-15', false),
    )
      .when(town, again, { on: '2026-09-16' })
      .then({ type: 'resurveyOrdered' })
    expect(state).toMatchObject({ verification: { status: 'requested', startDue: due('2026-09-20') } })
  })

  test('is not ordered while the notice is open and nobody objected', () =>
    given(...past.posted)
      .when(town, again, { on: '2026-09-14' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' }))
})
