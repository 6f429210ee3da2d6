import { describe, expect, test } from 'vitest'
import type { SurveyRecord } from '#shared/domain/applications/survey.ts'
import { caseAfter, due, given, people } from './case.ts'
import * as past from './history.ts'

const { town, town2, lead, agent, examiner, li } = people
const words = (changes: Partial<SurveyRecord> = {}) => ({
  verb: 'recordSurvey' as const,
  ...past.surveyOn('2026-09-03'),
  ...changes,
})
const two = words()
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
    expect(state.survey).toMatchObject({
      status: 'done',
      surveyors: [{ name: '赵敏' }, { name: '周伟' }],
      record: { visitedOn: '2026-09-03' },
    })
  })

  const zhao = { id: town.id, name: town.name }
  test.each([
    ['one', [zhao]],
    ['one, named twice', [zhao, zhao]],
    ['one under two accounts', [zhao, { id: 'town-other', name: ' 赵敏 ' }]],
    ['one account under two names', [zhao, { id: town.id, name: '赵小敏' }]],
  ])('is refused when made by %s', (_, surveyors) =>
    given(...past.underInvestigation)
      .when(town, words({ surveyors }), { on: '2026-09-03' })
      .refused({ problem: 'FIELD', field: 'surveyors', code: 'two-surveyors' }),
  )

  test('cannot have been made tomorrow', () =>
    given(...past.underInvestigation)
      .when(town, words({ visitedOn: '2026-09-04' }), { on: '2026-09-03' })
      .refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-in-future' }))

  test('cannot have been made before the application was accepted', () => {
    const visited = (visitedOn: string) =>
      given(...past.underInvestigation).when(town, words({ visitedOn }), { on: '2026-09-03' })
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

describe('the survey form', () => {
  test.each<[string, Partial<SurveyRecord>, string, 'required' | 'choose-one' | 'each-member']>([
    ['by telephone, without saying why', { method: 'telephone' }, 'why', 'required'],
    ['by video, without saying why', { method: 'video' }, 'why', 'required'],
    ['from the house, without what was seen', { seen: '' }, 'seen', 'required'],
    ['without who was met', { met: [] }, 'met', 'required'],
    ['with a member met whom the family has not', { met: [3] }, 'met', 'choose-one'],
    [
      'without one of those who count',
      { members: past.surveyOn('2026-09-03').members.slice(0, 2) },
      'members',
      'each-member',
    ],
  ])('is refused %s', (_, changes, field, code) =>
    given(...past.underInvestigation)
      .when(town, words(changes), { on: '2026-09-03' })
      .refused({ problem: 'FIELD', field, code }),
  )

  test('may rest on a call in an emergency, with the reason, and then on nothing seen', () =>
    given(...past.underInvestigation)
      .when(town, words({ method: 'telephone', why: '洪水封路', seen: '' }), { on: '2026-09-03' })
      .then({ type: 'surveyRecorded', method: 'telephone' }))
})

describe('signatures under the survey', () => {
  const recorded = [...past.underInvestigation, past.surveyRecorded()]
  const sign = { verb: 'signSurvey' } as const
  const on = { on: '2026-09-03' }
  const byBoth = [...recorded, past.surveySigned()]
  const grant = { verb: 'giveOpinion', outcome: 'grant', reasons: '符合条件' } as const

  test('given 赵敏 records what she and 周伟 saw, then she has signed and he has not; once he did, both have', () => {
    expect(caseAfter(recorded).survey.signatures.map(({ name }) => name)).toEqual(['赵敏'])
    const state = given(...recorded)
      .when(town2, sign, on)
      .then({ type: 'surveySigned' })
    expect(state.survey.signatures.map(({ id }) => id)).toEqual([town.id, town2.id])
  })

  test('given somebody else types the record in, then both who went have still to sign', () => {
    const state = given(...past.underInvestigation)
      .when(lead, two, on)
      .then({ type: 'surveyRecorded' })
    expect(state.survey.signatures).toEqual([])
  })

  test('nobody signs who did not go, and nobody twice', () => {
    given(...recorded)
      .when(lead, sign, on)
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(...recorded)
      .when(town, sign, on)
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('the village’s assistant who went along signs under their own account', () => {
    const went = [town, agent].map(({ id, name }) => ({ id, name }))
    given(...past.underInvestigation, past.surveyRecorded(went))
      .when(agent, sign, on)
      .then({ type: 'surveySigned' })
  })

  test.each([
    ['by the family on its own page', li, { verb: 'answerSurvey', right: true, words: '' }, 'portal'],
    ['by the family’s code, typed in by the office', town, { verb: 'enterSignature' }, 'code'],
    [
      'by hand, on the officer’s screen',
      town,
      { verb: 'drawSignature', signer: '王建军', strokes: 'M1,2L30,40' },
      'drawn',
    ],
    [
      'with the reason why nobody signed',
      town,
      { verb: 'noteUnsigned', cause: 'refused', reason: '要等儿子' },
      'refused',
    ],
  ] as const)('the household’s side is closed %s; without it there is no opinion', (_, actor, command, how) => {
    given(...byBoth, past.verificationReported())
      .when(town, grant, { on: '2026-09-04' })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-unsigned'] })
    const outcome = given(...byBoth).when(actor, command, on)
    expect(outcome.then({}).survey.household).toMatchObject({ how })
    given(...byBoth, outcome.event(), past.verificationReported())
      .when(town, grant, { on: '2026-09-04' })
      .then({ type: 'opinionGiven' })
  })

  test('what the family says is wrong leaves the form unsigned, and is needed in words', () => {
    const answer = (words: string) => ({ verb: 'answerSurvey', right: false, words }) as const
    given(...byBoth)
      .when(li, answer(''), on)
      .refused({ problem: 'FIELD', field: 'words', code: 'required' })
    const state = given(...byBoth)
      .when(li, answer('我家没有电动车'), on)
      .then({ type: 'surveyAnswered' })
    expect(state.survey).toMatchObject({ household: null, objection: '我家没有电动车' })
  })

  test('after a refusal was noted the family may still sign, or say what is wrong', () =>
    given(...byBoth, past.householdNotSigned())
      .when(li, { verb: 'answerSurvey', right: true, words: '' }, on)
      .then({ type: 'surveyAnswered' }))

  test('what was signed is not written over: another survey is ordered, with a reason', () => {
    given(...past.underInvestigation, ...past.surveyed())
      .when(town, two, on)
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(...past.underInvestigation, ...past.surveyed())
      .when(town, again, on)
      .then({ type: 'resurveyOrdered' })
  })

  test('what is recorded anew before it was signed loses the signatures of before', () => {
    const state = given(...recorded, past.householdSigned())
      .when(town2, two, on)
      .then({ type: 'surveyRecorded' })
    expect(state.survey).toMatchObject({ household: null, signatures: [{ name: '周伟' }] })
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
      survey: { status: 'due', surveyors: [], record: null, signatures: [], household: null },
      notice: null,
      objections: [{ lookedInto: false, settled: null }],
      verification: { status: 'fit' },
    })
  })

  test('looks into the objection, which is then still to be answered', () => {
    const state = given(...past.objected, past.resurveyOrdered())
      .when(town, words({ visitedOn: '2026-09-16' }), { on: '2026-09-16' })
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
