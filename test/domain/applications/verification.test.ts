import { describe, expect, test } from 'vitest'
import type { RegisterRecord, Reply } from '#shared/domain/verification/reply.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { due, family, given, morningOf, people } from './case.ts'
import * as past from './history.ts'

const { li, town, lead, verifier, examiner, confirmer } = people
const start = { verb: 'startVerification', purpose: 'application', sources: ['population', 'market-entities'] } as const
const startWith = { ...start, sources: [...start.sources] }
const report = (result: 'fit' | 'unfit', more: { silence?: string; put?: string[] } = { silence: '银行没有回复' }) => ({
  verb: 'reportVerification' as const,
  result,
  findings: '核对结果',
  ...more,
})
const reply = (source: Reply['source'], member: number, records: RegisterRecord[] = [], on = '2026-09-03'): Reply => ({
  source,
  member,
  part: '',
  asOf: on,
  receivedAt: morningOf(on),
  records,
})
const shop: RegisterRecord = { source: 'market-entities', name: '桂花小吃店', state: 'open', capitalFen: 5_000_000 }
const theShop = 'business.market-entities.0'
const nothing = family.members.map((_, member) => reply('population', member))
const asked = [...past.underInvestigation, past.verificationStarted()] as const
const askedAll = [
  ...past.underInvestigation,
  past.verificationStarted('2026-09-02', ['population', 'market-entities']),
] as const
const shopReplies = [
  ...nothing,
  reply('market-entities', 0, [shop]),
  reply('market-entities', 1),
  reply('market-entities', 2),
]

describe('a look-up in the registers', () => {
  test('names its purpose, the family’s authorisation, everybody asked about and who is asked', () => {
    const state = given(...past.underInvestigation)
      .when(verifier, startWith, { on: '2026-09-02' })
      .then({ type: 'verificationStarted' })
    expect(state.verification).toMatchObject({
      status: 'started',
      request: {
        purpose: 'application',
        sources: ['population', 'market-entities'],
        persons: 3,
        authorisedOn: '2026-08-31',
        authorisedUntil: '2027-08-31',
      },
    })
  })

  test('is not made under an authorisation that has expired, until the family signs again', () => {
    const procedure = { ...dibao, authorisationDays: 1 }
    given(...past.underInvestigation)
      .when(verifier, startWith, { on: '2026-09-02', procedure })
      .refused({ problem: 'AUTHORISATION_EXPIRED' })
    given(...past.underInvestigation)
      .when(li, { verb: 'authoriseVerification', verificationAuthorised: true }, { on: '2026-09-02' })
      .then({ type: 'verificationAuthorised' })
    given(...past.underInvestigation, past.verificationAuthorised('2026-09-02'))
      .when(verifier, startWith, { on: '2026-09-02', procedure })
      .then({ type: 'verificationStarted' })
  })

  test('belongs to a case under investigation, is the verifier’s alone and made once', () => {
    given(past.submitted())
      .when(verifier, startWith, { on: '2026-09-01' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
    for (const other of [li, town, lead, examiner, confirmer])
      given(...past.underInvestigation)
        .when(other, startWith, { on: '2026-09-02' })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(...asked)
      .when(verifier, startWith, { on: '2026-09-02' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('asks somebody, and nobody twice', () => {
    const askedOf = (sources: Reply['source'][], code: 'choose-one') =>
      given(...past.underInvestigation)
        .when(verifier, { ...startWith, sources }, { on: '2026-09-02' })
        .refused({ problem: 'FIELD', field: 'sources', code })
    askedOf([], 'choose-one')
    askedOf(['tax', 'tax'], 'choose-one')
  })
})

describe('the verifier’s report', () => {
  test('that fits leaves the case where it is, and is good for ninety days', () => {
    const state = given(...asked)
      .when(verifier, report('fit', {}), { on: '2026-09-03', replies: nothing })
      .then({ type: 'verificationReported', result: 'fit', discrepancies: 0, answerUntil: null })
    // The survey has not started: its date still stands first.
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      due: due('2026-09-04'),
      hearing: null,
      verification: { status: 'fit', validUntil: '2026-12-02' },
    })
  })

  test('says why a register did not answer, or waits for it', () => {
    for (const replies of [
      [],
      nothing.slice(1),
      nothing.map((one) => ({ ...one, receivedAt: morningOf('2026-09-01') })),
    ])
      given(...asked)
        .when(verifier, report('fit', {}), { on: '2026-09-03', replies })
        .refused({ problem: 'FIELD', field: 'silence', code: 'required' })
    given(...asked)
      .when(verifier, report('fit'), { on: '2026-09-03' })
      .then({ type: 'verificationReported', silence: '银行没有回复' })
  })

  test('that does not fit is told to the family, who have five working days to answer', () => {
    const state = given(...askedAll, past.surveyRecorded())
      .when(verifier, report('unfit', { put: [theShop] }), { on: '2026-09-04', replies: shopReplies })
      .then({ type: 'verificationReported', discrepancies: 1, put: [theShop], answerUntil: due('2026-09-11') })
    expect(state).toMatchObject({
      stage: 'VERIFIED_UNFIT',
      due: due('2026-09-11'),
      hearing: { until: due('2026-09-11'), answer: null },
    })
  })

  test('puts nothing to the family that no register said', () =>
    given(...askedAll)
      .when(verifier, report('unfit', { put: ['cars.vehicles.-'] }), { on: '2026-09-04', replies: shopReplies })
      .refused({ problem: 'FIELD', field: 'put', code: 'choose-one' }))

  test('is the verifier’s alone, reported once, and never before the registers were asked', () => {
    for (const other of [li, town, lead, examiner, confirmer])
      given(...asked)
        .when(other, report('fit'), { on: '2026-09-02' })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
    for (const history of [past.underInvestigation, past.investigated])
      given(...history)
        .when(verifier, report('unfit'), { on: '2026-09-07' })
        .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('grows old: no opinion rests on it then, and it is asked for again', () => {
    const opinion = { verb: 'giveOpinion', outcome: 'grant', reasons: '符合条件' } as const
    given(...past.investigated)
      .when(lead, opinion, { on: '2026-12-03' })
      .then({ type: 'opinionGiven' })
    given(...past.investigated)
      .when(lead, opinion, { on: '2026-12-04' })
      .refused({ problem: 'GATE_OPEN', gates: ['verification-expired'] })
    const state = given(...past.investigated)
      .when(town, { verb: 'requestVerification', reason: '核对结果已过期' }, { on: '2026-12-04' })
      .then({ type: 'verificationRequested' })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      verification: { status: 'requested', startDue: due('2026-12-09') },
    })
  })
})

describe('the family’s answer to a finding', () => {
  const answer = { verb: 'answerFinding', answer: '店铺去年已经转让' } as const

  test('sends it back to the registers, within three working days', () => {
    const state = given(...past.foundUnfit)
      .when(li, answer, { on: '2026-09-08' })
      .then({ type: 'findingAnswered', verificationStartDue: due('2026-09-11') })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      verification: { status: 'requested' },
      hearing: { answer: '店铺去年已经转让' },
    })
  })

  test('may be given to each discrepancy that was put to them, and to no other', () => {
    const unfit = { ...past.verificationReported('unfit'), put: [theShop] }
    const each = (discrepancy: string) => ({ ...answer, answers: [{ discrepancy, answer: '已经注销，证明在附件里' }] })
    const state = given(...askedAll, unfit)
      .when(li, each(theShop), { on: '2026-09-08' })
      .then({ type: 'findingAnswered' })
    expect(state.verification.answers).toEqual(each(theShop).answers)
    given(...askedAll, unfit)
      .when(li, each('cars.vehicles.-'), { on: '2026-09-08' })
      .refused({ problem: 'FIELD', field: 'answers.0.discrepancy', code: 'choose-one' })
  })

  test('checked again and found fit, the case goes on to an opinion', () => {
    const state = given(...past.foundUnfit, past.findingAnswered(), past.verificationStarted('2026-09-09'))
      .when(verifier, report('fit'), { on: '2026-09-09' })
      .then({ type: 'verificationReported', result: 'fit' })
    expect(state).toMatchObject({ stage: 'INVESTIGATING', verification: { status: 'fit' }, hearing: null })
  })

  test('is not asked for where nothing was found', () =>
    given(...past.investigated)
      .when(li, answer, { on: '2026-09-08' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' }))
})

describe('a register that is out of date', () => {
  const correct = { verb: 'correctRegister', discrepancy: theShop, reason: '注销证明已核实，登记未更新' } as const

  test('is corrected with a reason, and what it said is kept', () => {
    const state = given(...askedAll)
      .when(verifier, correct, { on: '2026-09-04', replies: shopReplies })
      .then({ type: 'registerCorrected', discrepancy: theShop })
    expect(state.verification.corrections).toEqual([
      { discrepancy: theShop, reason: correct.reason, by: '郑洁', at: morningOf('2026-09-04') },
    ])
  })

  test('is not corrected where it said nothing', () =>
    given(...askedAll)
      .when(verifier, { ...correct, discrepancy: 'cars.vehicles.-' }, { on: '2026-09-04', replies: shopReplies })
      .refused({ problem: 'FIELD', field: 'discrepancy', code: 'choose-one' }))
})
