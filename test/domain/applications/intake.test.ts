import type { MissingAnswer, MissingItem } from '#shared/domain/applications/deficiency.ts'
import { describe, expect, test } from 'vitest'
import { Stage } from '#shared/domain/applications/application.ts'
import { commands } from '#shared/domain/applications/commands.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { forFamily } from '#shared/domain/applications/timeline.ts'
import { caseAfter, due, family, given, kinOfOfficer, morningOf, people } from './case.ts'
import * as past from './history.ts'

const { li, wang, town, lead, examiner, confirmer, administrator } = people
const words = { truthDeclared: true, verificationAuthorised: true } as const
const declared = { verb: 'submit', ...words } as const
const askFor = (...items: MissingItem[]) => ({ verb: 'askForMissing', items }) as const

describe('a resident submits', () => {
  test('and the town has three working days to accept', () => {
    const state = given()
      .when(li, declared, { on: '2026-08-31' })
      .then({ type: 'submitted', number: 'RC-2609-7K4M', due: due('2026-09-03') })
    expect(state).toMatchObject({ stage: 'SUBMITTED', submittedAt: morningOf('2026-08-31'), due: due('2026-09-03') })
  })

  test('only a whole form: what is missing is named', () => {
    const { account: _account, incomes: _incomes, ...answers } = family
    given()
      .when(li, declared, { on: '2026-08-31', answers })
      .refused({ problem: 'ANSWERS_INCOMPLETE', missing: ['incomes', 'account'] })
  })

  test('only after declaring the truth and authorising the verification', () => {
    for (const undeclared of [{ truthDeclared: true }, { ...words, truthDeclared: false }, {}])
      expect(commands.submit.safeParse(undeclared).success).toBe(false)
    expect(commands.submit.safeParse(words).success).toBe(true)
  })

  test('only once, only what is theirs, and nobody in their place', () => {
    given(past.submitted())
      .when(li, declared, { on: '2026-09-01' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
    given().when(wang, declared, { on: '2026-08-31' }).refused({ problem: 'CONFLICT_OF_INTEREST' })
    given().when(town, declared, { on: '2026-08-31' }).refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('the town asks for what is missing', () => {
  const record = { subject: 'medical-record', words: '住院病历首页' } as const
  const tenancy = { subject: 'tenancy', words: '租房合同' } as const
  const listed = (...items: MissingItem[]) => [past.submitted(), { ...past.deficiencyNoticed(), items }]
  const answer = (...answers: MissingAnswer[]) => ({ verb: 'answerDeficiency', answers }) as const
  const words = (text: string) => ({ how: 'words', words: text }) as const
  const commitment = { how: 'commitment', words: '' } as const

  test('and the family has the turn, and a day by which to answer', () => {
    const state = given(past.submitted())
      .when(town, askFor(record, tenancy), { on: '2026-09-01' })
      .then({ type: 'deficiencyNoticed', items: [record, tenancy] })
    expect(state).toMatchObject({ stage: 'RETURNED_ONCE', due: due('2026-09-15'), deficiency: { answers: null } })
  })

  test('the answer brings the case back, with three days to accept it', () => {
    const state = given(...listed(record))
      .when(li, answer(words('已补上')), { on: '2026-09-02' })
      .then({ type: 'deficiencyAnswered', due: due('2026-09-07') })
    expect(state).toMatchObject({ stage: 'SUBMITTED', deficiency: { answers: [words('已补上')] } })
  })

  test('once and for all: after the answer it can only accept', () => {
    const answered = given(past.submitted(), past.deficiencyNoticed(), past.deficiencyAnswered())
    answered
      .when(town, askFor(record), { on: '2026-09-03' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
    answered.when(town, { verb: 'accept' }, { on: '2026-09-03' }).then({ type: 'accepted' })
  })

  test('by a list with something on it', () => {
    given(past.submitted())
      .when(town, askFor(), { on: '2026-09-01' })
      .refused({ problem: 'FIELD', field: 'items', code: 'required' })
  })

  test.each([
    ['household-booklet', 'supplied-by-population'],
    ['tax-record', 'supplied-by-tax'],
    ['insurance-record', 'supplied-by-social-insurance'],
    ['property-deed', 'supplied-by-real-estate'],
    ['vehicle-licence', 'supplied-by-vehicles'],
    ['business-licence', 'supplied-by-market-entities'],
    ['housing-fund-record', 'supplied-by-housing-fund'],
    ['bank-statement', 'supplied-by-deposits'],
  ] as const)('never for what verification supplies: %s', (subject, code) => {
    given(past.submitted())
      .when(town, askFor(record, { subject, words: '请提供' }), { on: '2026-09-01' })
      .refused({ problem: 'FIELD', field: 'items.1.subject', code })
  })

  test('each thing on it is answered, and nothing else', () => {
    const asked = given(...listed(record, tenancy))
    asked
      .when(li, answer(words('已交')), { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field: 'answers.1', code: 'required' })
    asked
      .when(li, answer(words('已交'), words('已交'), words('还有')), { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field: 'answers', code: 'too-many' })
  })

  test('a commitment replaces a certificate, never what a doctor wrote', () => {
    const asked = given(...listed(record, tenancy))
    asked
      .when(li, answer(words('已交'), commitment), { on: '2026-09-02' })
      .then({ type: 'deficiencyAnswered', answers: [words('已交'), commitment] })
    asked
      .when(li, answer(commitment, commitment), { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field: 'answers.0', code: 'no-commitment-for-this' })
  })
})

describe('the town accepts', () => {
  test('and the clocks of survey, verification and the whole procedure start', () => {
    const state = given(past.submitted())
      .when(town, { verb: 'accept' }, { on: '2026-09-01' })
      .then({ type: 'accepted', totalDue: due('2026-10-19'), countyVisit: false })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      due: due('2026-09-04'),
      totalDue: due('2026-10-19'),
      totalExtended: false,
      survey: { status: 'due', startDue: due('2026-09-04') },
      verification: { status: 'requested', startDue: due('2026-09-04') },
    })
  })

  test('on 20 November 2026: the end lies in a year without a calendar, and says so', () => {
    const state = given(past.submitted('2026-11-19'))
      .when(town, { verb: 'accept' }, { on: '2026-11-20' })
      .then({ type: 'accepted', surveyStartDue: due('2026-11-25'), totalDue: due('2027-01-04', true) })
    expect(state.totalDue?.provisional).toBe(true)
    expect(state.due?.provisional).toBe(false)
  })

  test('kin of an officer: the county must visit, and the family does not wait longer for it', () => {
    given(past.submitted())
      .when(town, { verb: 'accept' }, { on: '2026-09-01', answers: kinOfOfficer })
      .then({ type: 'accepted', countyVisit: true, totalDue: due('2026-10-19') })
  })

  test('nobody’s own case, and nobody without the role does', () => {
    given(past.submitted())
      .when({ ...town, id: li.id }, { verb: 'accept' }, { on: '2026-09-01' })
      .refused({ problem: 'CONFLICT_OF_INTEREST' })
    for (const other of [li, confirmer, administrator])
      given(past.submitted())
        .when(other, { verb: 'accept' }, { on: '2026-09-01' })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

/** One history that ends in each stage. */
const histories: Readonly<Record<Stage, readonly Event[]>> = {
  DRAFT: [],
  SUBMITTED: [past.submitted()],
  RETURNED_ONCE: [past.submitted(), past.deficiencyNoticed()],
  INVESTIGATING: past.underInvestigation,
  VERIFIED_UNFIT: past.foundUnfit,
  FIRST_OPINION: past.refusalOpen,
  NOTICE_REVIEW: past.posted,
  OBJECTED: past.objected,
  COUNTY_REVIEW: past.withCounty,
  RETURNED_TO_TOWN: [...past.withCounty, past.returnedToTown()],
  CONFIRMED: past.granted,
  ANNOUNCED: [...past.granted, past.announced()],
  REFUSED: [...past.ready, past.refused()],
  WITHDRAWN: [...past.underInvestigation, past.withdrawn()],
  TERMINATED: [...past.underInvestigation, past.warned(), past.terminated()],
}
const decided: readonly Stage[] = ['CONFIRMED', 'ANNOUNCED', 'REFUSED', 'WITHDRAWN', 'TERMINATED']
const stagesWith = (wanted: boolean) => Stage.options.filter((stage) => decided.includes(stage) === wanted)
const withdrawal = { verb: 'withdraw', reason: '找到工作了' } as const
const warning = { verb: 'warn', reason: '三次约定入户无人在家' } as const
const end = { verb: 'terminate', reason: '仍不配合' } as const

describe('before the decision', () => {
  test.each(stagesWith(false))('the family may withdraw from %s', (stage) => {
    expect(caseAfter(histories[stage]).stage).toBe(stage)
    const state = given(...histories[stage])
      .when(li, withdrawal, { on: '2026-09-29' })
      .then({ type: 'withdrawn', reason: '找到工作了' })
    expect(state).toMatchObject({ stage: 'WITHDRAWN', due: null, notice: null })
  })

  test.each(stagesWith(false).filter((stage) => stage !== 'DRAFT'))(
    'the town may end %s for non-cooperation, but only after a warning, and only its lead',
    (stage) => {
      const on = '2026-09-29'
      given(...histories[stage])
        .when(lead, end, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['warning-missing'] })
      const state = given(...histories[stage])
        .when(town, warning, { on })
        .then({ type: 'warned' })
      expect(state).toMatchObject({ stage, warnedAt: morningOf(on) })
      const warnedCase = given(...histories[stage], past.warned('2026-09-20'))
      warnedCase.when(town, end, { on }).refused({ problem: 'ROLE_NOT_ALLOWED' })
      expect(warnedCase.when(lead, end, { on }).then({ type: 'terminated' })).toMatchObject({
        stage: 'TERMINATED',
        due: null,
        notice: null,
        closing: { reason: '仍不配合' },
      })
    },
  )
})

describe('the whole procedure', () => {
  const extend = { verb: 'extendTotal', cause: 'living-apart', reason: '户口在外省，要请当地协助' } as const

  test('is extended to 45 working days from acceptance, for the reasons of the law, and the family reads why', () => {
    for (const someone of [lead, examiner]) {
      const state = given(...past.investigated)
        .when(someone, extend, { on: '2026-09-08' })
        .then({ type: 'totalExtended', totalDue: due('2026-11-09'), cause: 'living-apart' })
      expect(state).toMatchObject({ totalExtended: true, totalDue: due('2026-11-09'), due: due('2026-11-09') })
    }
    expect(forFamily(past.totalExtended())).toMatchObject({
      words: ['户口在外省，要请当地协助'],
      until: due('2026-11-09'),
    })
    expect(commands.extendTotal.safeParse({ ...extend, cause: 'busy' }).success).toBe(false)
  })

  test('leaves the date of the present step where it is', () =>
    expect(caseAfter([...past.underInvestigation, past.totalExtended()]).due).toEqual(due('2026-09-04')))

  test('is extended once: not again, and not after an objection did it', () => {
    for (const extended of [
      [...past.investigated, past.totalExtended()],
      [...past.objected, past.appraisalOrdered()],
    ])
      given(...extended)
        .when(lead, extend, { on: '2026-09-15' })
        .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('is not extended by a town officer, nor before it began', () => {
    given(...past.investigated)
      .when(town, extend, { on: '2026-09-08' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(past.submitted())
      .when(lead, extend, { on: '2026-09-01' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
  })
})

describe('a warning', () => {
  const warned = past.warned('2026-09-07')

  test('leaves the family five working days: the case ends on the day after them at the earliest', () => {
    const warnedCase = given(...past.underInvestigation, warned)
    warnedCase
      .when(lead, end, { on: '2026-09-14' })
      .refused({ problem: 'GATE_OPEN', gates: ['answer-period-open'], until: '2026-09-15' })
    warnedCase.when(lead, end, { on: '2026-09-15' }).then({ type: 'terminated' })
  })

  test('is spent once the family let the survey be made', () => {
    given(...past.underInvestigation, warned, past.surveyRecorded(past.pair, '2026-09-08'))
      .when(lead, end, { on: '2026-09-29' })
      .refused({ problem: 'GATE_OPEN', gates: ['warning-missing'] })
  })
})

describe('after the decision', () => {
  test.each(stagesWith(true))('nobody withdraws or ends %s any more', (stage) => {
    given(...histories[stage])
      .when(li, withdrawal, { on: '2026-09-29' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage })
    given(...histories[stage])
      .when(lead, end, { on: '2026-09-29' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage })
  })
})
