import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '#shared/domain/calendar/calendar.ts'
import { due, given, people } from './case.ts'
import * as past from './history.ts'

const { li, wang, town, lead, examiner } = people
const refused = [...past.ready, past.refused('2026-09-23')] as const
const terminated = [...past.underInvestigation, past.warned(), past.terminated('2026-09-28')] as const
const appeal = { verb: 'appeal', grounds: '借款不该算收入' } as const
const outcome = (result: 'upheld' | 'changed' | 'revoked') =>
  ({ verb: 'decideAppeal', result, reason: '收入认定有误', decidedOn: '2026-11-02' }) as const
const reopen = { verb: 'reopen', reason: '提醒没有送到' } as const

describe('a family appeals', () => {
  test('within 60 days of the day by which it had the reasons in writing, once, and only its own', () => {
    const end = given(...refused)
    end.when(li, appeal, { on: '2026-11-28' }).then({ type: 'appealed', grounds: '借款不该算收入' })
    end
      .when(li, appeal, { on: '2026-11-29' })
      .refused({ problem: 'GATE_OPEN', gates: ['period-over'], until: '2026-11-28' })
    end.when(wang, appeal, { on: '2026-10-09' }).refused({ problem: 'CONFLICT_OF_INTEREST' })
    given(...refused, past.appealed())
      .when(li, appeal, { on: '2026-10-12' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'REFUSED' })
  })

  test('not while nothing is decided, nor of a draft that was given up', () => {
    given(...past.withCounty)
      .when(li, appeal, { on: '2026-09-18' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'COUNTY_REVIEW' })
    given(past.withdrawn())
      .when(li, appeal, { on: '2026-09-18' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'WITHDRAWN' })
  })

  test.each([
    ['upheld', 'REFUSED', due('2026-09-29')],
    ['changed', 'COUNTY_REVIEW', due('2026-11-16')],
    ['revoked', 'RETURNED_TO_TOWN', due('2026-12-14')],
  ] as const)('%s, the case is at %s', (result, stage, when) => {
    const state = given(...refused, past.appealed())
      .when(examiner, outcome(result), { on: '2026-11-02' })
      .then({ type: 'appealDecided', result })
    expect(state).toMatchObject({ stage, due: when, appeal: { outcome: { result } } })
    expect(state.decision === null).toBe(result !== 'upheld')
  })

  test('an end that comes anew, anew; one that was upheld, never again', () => {
    const anew = [...terminated, past.appealed(), past.appealDecided('revoked'), past.terminated('2026-11-20')] as const
    given(...anew)
      .when(li, appeal, { on: '2026-11-25' })
      .then({ type: 'appealed' })
    given(...terminated, past.appealed(), past.appealDecided('upheld'))
      .when(li, appeal, { on: '2026-11-25' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'TERMINATED' })
  })

  test('the outcome is the county’s to record, on a day that has come', () => {
    const open = given(...refused, past.appealed())
    open.when(town, outcome('changed'), { on: '2026-11-02' }).refused({ problem: 'ROLE_NOT_ALLOWED' })
    open
      .when(examiner, outcome('changed'), { on: '2026-11-01' })
      .refused({ problem: 'FIELD', field: 'decidedOn', code: 'date-in-future' })
  })
})

describe('an office opens again what it ended', () => {
  test('within 60 days, with a new count of its time', () => {
    const state = given(...terminated)
      .when(lead, reopen, { on: '2026-10-12' })
      .then({ type: 'reopened', reason: '提醒没有送到' })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      totalDue: addWorkingDays('2026-10-12', 30),
      closing: null,
      warning: null,
    })
    given(...terminated)
      .when(lead, reopen, { on: '2026-11-28' })
      .refused({ problem: 'GATE_OPEN', gates: ['period-over'], until: '2026-11-27' })
  })

  test('a withdrawal by mistake, to where it was: not accepted, it waits to be accepted', () => {
    const state = given(past.submitted(), past.withdrawn())
      .when(lead, reopen, { on: '2026-09-07' })
      .then({ type: 'reopened' })
    expect(state).toMatchObject({ stage: 'SUBMITTED', due: due('2026-09-10'), totalDue: null })
  })

  test('never a refusal, which only an appeal opens', () => {
    given(...refused)
      .when(lead, reopen, { on: '2026-09-24' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'REFUSED' })
  })
})

describe('before an end for non-cooperation', () => {
  const end = { verb: 'terminate', reason: '仍不配合' } as const
  const warned = [...past.underInvestigation, past.warned('2026-09-07')] as const

  test('the family answers, once', () => {
    const answer = { verb: 'answerWarning', answer: '那几天在医院陪护', hearingWanted: false } as const
    given(...warned)
      .when(li, answer, { on: '2026-09-08' })
      .then({ type: 'warningAnswered' })
    given(...warned, past.warningAnswered())
      .when(li, answer, { on: '2026-09-09' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('a hearing that was asked for is held first', () => {
    const wanted = [...warned, past.warningAnswered(true)] as const
    given(...wanted)
      .when(lead, end, { on: '2026-09-28' })
      .refused({ problem: 'GATE_OPEN', gates: ['hearing-missing'] })
    given(...wanted)
      .when(town, { verb: 'recordHearing', heldOn: '2026-09-04', minutes: '本人到场' }, { on: '2026-09-11' })
      .refused({ problem: 'FIELD', field: 'heldOn', code: 'date-before-warning' })
    given(...wanted, past.hearingHeld())
      .when(lead, end, { on: '2026-09-28' })
      .then({ type: 'terminated' })
  })
})
