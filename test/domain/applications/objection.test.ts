import { describe, expect, test } from 'vitest'
import { due, given, noticeId, people } from './case.ts'
import * as past from './history.ts'
import { system } from '#shared/domain/people/person.ts'

const { town, examiner, confirmer } = people
const on = '2026-09-11'
const told = { verb: 'recordObjection', name: '陈国强', phone: '', text: '邻居说这家另有住房' } as const
const whispered = { ...told, name: '' } as const
const sent = {
  verb: 'receiveObjection',
  objection: past.leadId,
  name: '吴强',
  phone: '13800138000',
  text: '有车',
} as const
const settle = (objection = past.objectionId) =>
  ({ verb: 'settleObjection', objection, outcome: 'unfounded', findings: '登记里没有', answer: '已经核查' }) as const
const propose = (outcome: 'grant' | 'refuse') => ({ verb: 'giveOpinion', outcome, reasons: '结论' }) as const

describe('a named objection', () => {
  test('suspends, does not refuse, and extends the whole to 45 working days from acceptance', () => {
    const state = given(...past.posted)
      .when(town, told, { on })
      .then({ type: 'objectionRecorded', objection: noticeId, named: true, totalDue: due('2026-11-09') })
    expect(state).toMatchObject({
      stage: 'OBJECTED',
      totalExtended: true,
      totalDue: due('2026-11-09'),
      notice: null,
      objections: [{ named: true, lookedInto: false, settled: null }],
    })
  })

  test('leaves no name in the event, only the words for the office', () => {
    const state = given(...past.posted)
      .when(town, told, { on })
      .then({ type: 'objectionRecorded' })
    expect(JSON.stringify(state)).not.toContain('陈国强')
  })

  test('is followed by a survey or an appraisal, not by the county or a new opinion', () => {
    for (const command of [{ verb: 'forward' }, propose('grant')] as const)
      given(...past.objected)
        .when(town, command, { on: '2026-09-28' })
        .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'OBJECTED' })
  })

  test('is answered only after it was looked into, and before any new opinion', () => {
    given(...past.objected, past.resurveyOrdered())
      .when(town, settle(), { on: '2026-09-15' })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-missing'] })
    given(...past.objected, past.appraisalOrdered())
      .when(town, settle(), { on: '2026-09-15' })
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing'] })
    const examined = [...past.objected, past.appraisalOrdered(), past.appraisalRecorded(), past.appraisalSigned()]
    for (const outcome of ['grant', 'refuse'] as const)
      given(...examined)
        .when(town, propose(outcome), { on: '2026-09-17' })
        .refused({ problem: 'GATE_OPEN', gates: ['objection-open'] })
    const state = given(...examined)
      .when(town, settle(), { on: '2026-09-17' })
      .then({ type: 'objectionSettled', outcome: 'unfounded' })
    expect(state.objections).toMatchObject([{ settled: { outcome: 'unfounded', answer: '已经核查' } }])
    given(...examined, past.objectionSettled())
      .when(town, propose('refuse'), { on: '2026-09-17' })
      .then({ type: 'opinionGiven', outcome: 'refuse' })
  })

  test('is one of several, each with its own answer', () => {
    const second = { ...past.objectionRecorded('2026-09-12'), objection: past.leadId }
    const both = [
      ...past.objected,
      second,
      past.appraisalOrdered(),
      past.appraisalRecorded(),
      past.appraisalSigned(),
      past.objectionSettled(),
    ]
    given(...both)
      .when(town, propose('grant'), { on: '2026-09-18' })
      .refused({ problem: 'GATE_OPEN', gates: ['objection-open'] })
    given(...both)
      .when(town, settle(past.objectionId), { on: '2026-09-18' })
      .refused({ problem: 'FIELD', field: 'objection', code: 'choose-one' })
    given(...both, past.objectionSettled('2026-09-18', past.leadId))
      .when(town, propose('grant'), { on: '2026-09-18' })
      .then({ type: 'opinionGiven' })
  })

  test('that reaches the office after the file went on still stops the decision', () => {
    const state = given(...past.ready)
      .when(system, sent, { on: '2026-09-22' })
      .then({ type: 'objectionRecorded', named: true, by: { id: 'system', name: '系统', role: 'system' } })
    expect(state.stage).toBe('COUNTY_REVIEW')
    const late = { ...past.objectionRecorded('2026-09-22') }
    given(...past.ready, late)
      .when(confirmer, { verb: 'confirm', reasons: '同意' }, { on: '2026-09-23' })
      .refused({ problem: 'GATE_OPEN', gates: ['objection-open'] })
  })

  test('is made to a notice and to nothing else, and only once under one receipt', () => {
    given(...past.refusalOpen)
      .when(town, told, { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'FIRST_OPINION' })
    given(...past.investigated)
      .when(system, sent, { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(...past.posted, past.leadRecorded())
      .when(system, sent, { on: '2026-09-12' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
    given(...past.posted)
      .when(examiner, told, { on })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('with a telephone and no name is asked for the name', () =>
    given(...past.posted)
      .when(town, { ...whispered, phone: '13800138000' }, { on })
      .refused({ problem: 'FIELD', field: 'name', code: 'required' }))
})

describe('an anonymous one is a lead', () => {
  test('that suspends nothing and extends nothing', () => {
    const state = given(...past.posted)
      .when(town, whispered, { on })
      .then({ type: 'objectionRecorded', named: false, totalDue: null })
    expect(state).toMatchObject({ stage: 'NOTICE_REVIEW', totalExtended: false, due: due('2026-09-17') })
  })

  test('but must be settled before the file moves on; looking into it needs no survey', () => {
    given(...past.posted, past.leadRecorded())
      .when(town, { verb: 'forward' }, { on: '2026-09-17' })
      .refused({ problem: 'GATE_OPEN', gates: ['lead-open'] })
    given(...past.posted, past.leadRecorded())
      .when(town, settle(past.leadId), { on: '2026-09-14' })
      .then({ type: 'objectionSettled' })
    given(...past.posted, past.leadRecorded(), past.objectionSettled('2026-09-14', past.leadId))
      .when(town, { verb: 'forward' }, { on: '2026-09-17' })
      .then({ type: 'forwarded' })
  })
})
