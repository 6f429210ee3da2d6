import { dutiesOf } from '#shared/domain/applications/clock.ts'
import { describe, expect, test } from 'vitest'
import { by, due, given, noticeId, notEntitled, people } from './case.ts'
import * as past from './history.ts'

const { li, town, lead, examiner } = people
const propose = (outcome: 'grant' | 'refuse') =>
  ({ verb: 'giveOpinion', outcome, reasons: '入户和核对的结论' }) as const
const forward = { verb: 'forward' } as const

describe('an opinion to grant', () => {
  test('is posted for seven days, with the amount of the policy in force', () => {
    const state = given(...past.investigated)
      .when(lead, propose('grant'), { on: '2026-09-09' })
      .then({
        type: 'opinionGiven',
        outcome: 'grant',
        monthlyFen: 129_600,
        policyId: 'rongchang-urban',
        answerUntil: null,
      })
    expect(state).toMatchObject({
      stage: 'NOTICE_REVIEW',
      due: due('2026-09-17'),
      notice: { id: noticeId, postedOn: '2026-09-09', lastDay: '2026-09-16', movesOn: due('2026-09-17') },
      opinion: { outcome: 'grant', by: { id: 'town-changyuan-lead' } },
    })
  })

  test('whose last day is a holiday moves on after it', () => {
    const state = given(...past.investigated)
      .when(town, propose('grant'), { on: '2026-09-18' })
      .then({ type: 'opinionGiven' })
    expect(state.notice).toMatchObject({ lastDay: '2026-09-25', movesOn: due('2026-09-28') })
  })

  test('waits for the survey, the verification and an ordered appraisal', () => {
    given(...past.underInvestigation)
      .when(town, propose('grant'), { on: '2026-09-09' })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-missing', 'verification-missing'] })
    given(...past.underInvestigation, past.verificationReported())
      .when(town, propose('grant'), { on: '2026-09-09' })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-missing'] })
    given(...past.underInvestigation, ...past.surveyed())
      .when(town, propose('grant'), { on: '2026-09-09' })
      .refused({ problem: 'GATE_OPEN', gates: ['verification-missing'] })
    given(...past.objected, past.appraisalOrdered())
      .when(town, propose('grant'), { on: '2026-09-16' })
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing', 'objection-open'] })
    given(...past.objected, past.resurveyOrdered())
      .when(town, propose('grant'), { on: '2026-09-16' })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-missing', 'objection-open'] })
  })

  test('is not given against the registers, against the sum, or without a policy', () => {
    given(...past.foundUnfit)
      .when(town, propose('grant'), { on: '2026-09-14' })
      .refused({ problem: 'GATE_OPEN', gates: ['verification-unfit'] })
    given(...past.investigated)
      .when(town, propose('grant'), { on: '2026-09-09', estimate: notEntitled })
      .refused({ problem: 'GATE_OPEN', gates: ['not-eligible'] })
    given(...past.investigated)
      .when(town, propose('grant'), { on: '2026-09-09', estimate: null })
      .refused({ problem: 'POLICY_NOT_FOUND' })
  })

  test('is the town’s, and follows no open notice', () => {
    for (const other of [li, examiner, people.confirmer, people.verifier])
      given(...past.investigated)
        .when(other, propose('grant'), { on: '2026-09-09' })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(...past.posted)
      .when(town, propose('grant'), { on: '2026-09-10' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
  })

  test('given anew after a settled objection is posted anew', () => {
    const state = given(
      ...past.objected,
      past.appraisalOrdered(),
      past.appraisalRecorded(),
      past.appraisalSigned(),
      past.objectionSettled(),
    )
      .when(lead, propose('grant'), { on: '2026-09-18' })
      .then({ type: 'opinionGiven' })
    expect(state).toMatchObject({
      stage: 'NOTICE_REVIEW',
      notice: { postedOn: '2026-09-18' },
      totalDue: due('2026-11-09'),
    })
  })
})

describe('an opinion of an officer', () => {
  const byOfficer = { ...past.grantProposed(), by: by(town) }
  const posted = [...past.investigated, byOfficer, past.noticePosted()]

  test('does not leave the town before its lead signed, and is not forwarded by that alone', () => {
    given(...posted)
      .when(town, { verb: 'forward' }, { on: '2026-09-17' })
      .refused({ problem: 'GATE_OPEN', gates: ['opinion-unsigned'] })
    const signed = given(...posted)
      .when(lead, { verb: 'signOpinion' }, { on: '2026-09-10' })
      .then({ type: 'opinionSigned' })
    expect(signed).toMatchObject({ stage: 'NOTICE_REVIEW', opinion: { signedBy: { id: lead.id } } })
    given(...posted)
      .when(people.town2, { verb: 'signOpinion' }, { on: '2026-09-10' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('of the lead is signed by being given', () => {
    given(...past.posted)
      .when(lead, { verb: 'signOpinion' }, { on: '2026-09-10' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
  })
})

describe('an opinion to refuse', () => {
  test('is not posted; the family may answer it for five working days', () => {
    const state = given(...past.investigated)
      .when(lead, propose('refuse'), { on: '2026-09-09', estimate: notEntitled })
      .then({ type: 'opinionGiven', monthlyFen: 0, notice: null, answerUntil: due('2026-09-16') })
    expect(state).toMatchObject({
      stage: 'FIRST_OPINION',
      due: due('2026-09-16'),
      notice: null,
      hearing: { until: due('2026-09-16'), answer: null },
    })
  })

  test('goes to the county after the last day for the answer, not on it', () => {
    given(...past.refusalOpen)
      .when(town, forward, { on: '2026-09-16' })
      .refused({ problem: 'GATE_OPEN', gates: ['answer-period-open'], until: '2026-09-17' })
    const state = given(...past.refusalOpen)
      .when(town, forward, { on: '2026-09-17' })
      .then({ type: 'forwarded' })
    expect(state).toMatchObject({ stage: 'COUNTY_REVIEW', notice: null })
  })

  test('goes at once when the family has answered, and the answer travels with it', () => {
    const answered = given(...past.refusalOpen)
      .when(li, { verb: 'answerFinding', answer: '工资只发了一个月' }, { on: '2026-09-10' })
      .then({ type: 'findingAnswered', verificationStartDue: null })
    expect(answered.stage).toBe('FIRST_OPINION')
    const state = given(...past.refusalOpen, past.findingAnswered('2026-09-10', false))
      .when(town, forward, { on: '2026-09-10' })
      .then({ type: 'forwarded' })
    expect(state.hearing).toMatchObject({ answer: '店铺去年已经转让' })
  })

  test('is answered once', () =>
    given(...past.refusalOpen, past.findingAnswered('2026-09-10', false))
      .when(li, { verb: 'answerFinding', answer: '还有一句' }, { on: '2026-09-11' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'FIRST_OPINION' }))

  test('on what the registers found waits for the family’s answer, and then needs no survey', () => {
    const unfit = [...past.underInvestigation, past.verificationReported('unfit')]
    given(...unfit)
      .when(town, propose('refuse'), { on: '2026-09-11' })
      .refused({ problem: 'GATE_OPEN', gates: ['answer-period-open'], until: '2026-09-12' })
    // No day helps while the registers say no.
    given(...unfit)
      .when(town, propose('grant'), { on: '2026-09-11' })
      .refused({ problem: 'GATE_OPEN', gates: ['answer-period-open', 'verification-unfit'] })
    const state = given(...unfit)
      .when(town, propose('refuse'), { on: '2026-09-14' })
      .then({ type: 'opinionGiven', outcome: 'refuse' })
    expect(state.stage).toBe('FIRST_OPINION')
  })
})

describe('a notice', () => {
  test('is open through its last day: the file moves on the next working day, and the county has ten', () => {
    given(...past.posted)
      .when(town, forward, { on: '2026-09-16' })
      .refused({ problem: 'GATE_OPEN', gates: ['notice-open'], until: '2026-09-17' })
    const state = given(...past.posted)
      .when(town, forward, { on: '2026-09-17' })
      .then({ type: 'forwarded', due: due('2026-10-08') })
    expect(state).toMatchObject({ stage: 'COUNTY_REVIEW', due: due('2026-10-08') })
  })

  test('that ends in a holiday is not closed before the next working day', () => {
    const overHoliday = given(...past.investigated, past.grantProposed('2026-09-18'), past.noticePosted('2026-09-18'))
    for (const on of ['2026-09-25', '2026-09-26', '2026-09-27'])
      overHoliday
        .when(town, forward, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['notice-open'], until: '2026-09-28' })
    overHoliday.when(town, forward, { on: '2026-09-28' }).then({ type: 'forwarded', due: due('2026-10-16') })
  })

  test('posted at the end of 2026 closes on a provisional date', () => {
    const state = given(...past.underInvestigation, ...past.surveyed(), past.verificationReported('fit', '2026-12-01'))
      .when(lead, propose('grant'), { on: '2026-12-24' })
      .then({ type: 'opinionGiven' })
    expect(dutiesOf(state, '2026-12-24')).toContainEqual(
      expect.objectContaining({ key: 'notice-close', due: due('2027-01-04', true) }),
    )
  })
})
