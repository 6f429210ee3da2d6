import { dibao } from '#shared/domain/programs/dibao.ts'
import { describe, expect, test } from 'vitest'
import { commands } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { by, caseAfter, due, given, noticeId, people } from './case.ts'
import * as past from './history.ts'

const { li, town, town2, lead, verifier, examiner, confirmer } = people
const confirm = { verb: 'confirm', reasons: '符合条件' } as const
const refuse = { verb: 'refuse', cause: 'NOT_ELIGIBLE', reasons: '人均收入不低于标准' } as const
const on = '2026-09-23'
const signatures = [by(examiner), by(confirmer)]

const kin = [
  past.submitted(),
  past.accepted('2026-09-01', true),
  ...past.surveyed(),
  past.verificationReported(),
  past.grantProposed(),
  past.noticePosted(),
  past.forwarded(),
  past.examined(),
]

describe('the county confirms', () => {
  test('with two signatures, the amount of the opinion, from the month after the decision', () => {
    const state = given(...past.ready)
      .when(confirmer, confirm, { on })
      .then({
        type: 'confirmed',
        monthlyFen: 129_600,
        firstMonth: '2026-10',
        signedBy: signatures,
        due: due('2026-10-14'),
      })
    expect(state).toMatchObject({ stage: 'CONFIRMED', decision: { outcome: 'confirmed', firstMonth: '2026-10' } })
  })

  test('in December, for January', () => {
    given(...past.ready)
      .when(confirmer, confirm, { on: '2026-12-31' })
      .then({ type: 'confirmed', firstMonth: '2027-01' })
  })

  test('from the month of the decision, where the version that the opinion rests on says so (C12)', () => {
    const ready = past.ready.map((event) => {
      if (event.type !== 'opinionGiven') return event
      const policy = { ...event.calculation.policy, firstPaymentRule: 'decision-month' as const }
      return { ...event, calculation: { ...event.calculation, policy } }
    })
    given(...ready)
      .when(confirmer, confirm, { on: '2026-12-31' })
      .then({ type: 'confirmed', firstMonth: '2026-12' })
  })

  test('in the first hours of a month in Rongchang, for the month after that', () => {
    const state = caseAfter(past.ready)
    const event = decide(state, confirm, {
      actor: confirmer,
      now: '2026-09-30T16:30:00.000Z',
      newId: noticeId,
      newNumber: '',
      calculation: null,
      replies: [],
      procedure: dibao,
      objectors: [],
      mandateShown: false,
      sheets: [],
    })
    expect(event).toMatchObject({ type: 'confirmed', firstMonth: '2026-11' })
  })

  test('never without an examiner', () => {
    for (const decision of [confirm, refuse])
      given(...past.withCounty)
        .when(confirmer, decision, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['examination-missing'] })
  })

  test('never on an examination from before the case was sent back', () => {
    const back = [
      ...past.ready,
      past.returnedToTown(),
      past.questionsAnswered(),
      past.grantProposed('2026-09-24'),
      past.noticePosted('2026-09-24'),
      past.forwarded('2026-10-09'),
    ]
    given(...back)
      .when(confirmer, confirm, { on: '2026-10-10' })
      .refused({ problem: 'GATE_OPEN', gates: ['examination-missing'] })
  })

  test('kin of an officer only after its own visit', () => {
    for (const decision of [confirm, refuse])
      given(...kin)
        .when(confirmer, decision, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['county-visit-missing'] })
    given(...kin, past.countyVisitRecorded())
      .when(confirmer, confirm, { on })
      .then({ type: 'confirmed' })
  })

  test('no negative opinion: that goes back to the town', () => {
    const negative = [...past.refusalOpen, past.forwarded(), past.examined()]
    given(...negative)
      .when(confirmer, confirm, { on })
      .refused({ problem: 'GATE_OPEN', gates: ['opinion-missing', 'posting-missing', 'notice-open'] })
  })

  test.each([
    ['the survey', [past.submitted(), past.accepted(), past.verificationReported()], ['survey-missing']],
    ['the verification', [past.submitted(), past.accepted(), ...past.surveyed()], ['verification-missing']],
    [
      'the second surveyor’s signature',
      [past.submitted(), past.accepted(), past.surveyRecorded(), past.householdSigned(), past.verificationReported()],
      ['survey-unsigned'],
    ],
    [
      'the family’s signature, or why there is none',
      [past.submitted(), past.accepted(), past.surveyRecorded(), past.surveySigned(), past.verificationReported()],
      ['survey-unsigned'],
    ],
    [
      'the settling of an objection',
      [...past.investigated, past.grantProposed(), past.objectionRecorded()],
      ['objection-open'],
    ],
    ['the appraisal', [...past.objected, past.appraisalOrdered()], ['appraisal-missing', 'objection-open']],
  ] as const)('nothing where %s was skipped, whoever let it through', (_, skipped, gates) =>
    given(...skipped, past.grantProposed(), past.noticePosted(), past.forwarded(), past.examined())
      .when(confirmer, confirm, { on })
      .refused({ problem: 'GATE_OPEN', gates }),
  )
})

describe('nobody decides a case they had their hands in', () => {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const promoted = (someone: { id: string; name: string }) => ({ ...confirmer, id: someone.id, name: someone.name })

  test.each([
    ['surveyor', town2],
    ['recorder of the survey', town],
    ['giver of the opinion', lead],
    ['examiner', examiner],
  ])('not its %s, whatever their role is now', (_, someone) => {
    for (const decision of [confirm, refuse])
      given(...past.ready)
        .when(promoted(someone), decision, { on })
        .refused({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('not who visited for the county', () =>
    given(...past.withCounty, past.countyVisitRecorded(), { ...past.examined(), by: by(people.supervisor) })
      .when(promoted(examiner), confirm, { on })
      .refused({ problem: 'CONFLICT_OF_INTEREST' }))

  test('not the surveyors, opinion givers and examiners of an earlier round either', () => {
    const secondRound = [
      ...past.investigated.slice(0, 2),
      ...past.surveyed([{ id: 'town-he', name: '何静' }, named(town2)]),
      past.verificationReported(),
      past.grantProposed(),
      past.objectionRecorded(),
      past.resurveyOrdered(),
      ...past.surveyed([named(town), named(lead)], '2026-09-15'),
      past.grantProposed('2026-09-16'),
      past.forwarded('2026-09-24'),
      past.examined('2026-09-28'),
    ]
    given(...secondRound)
      .when(confirmer, confirm, { on: '2026-09-29' })
      .refused({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('not their own', () =>
    given(...past.ready)
      .when(promoted(li), confirm, { on })
      .refused({ problem: 'CONFLICT_OF_INTEREST' }))

  test('and nobody without the office', () => {
    for (const other of [li, town, lead, verifier, examiner, people.supervisor, people.administrator])
      given(...past.ready)
        .when(other, confirm, { on })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('the county refuses', () => {
  test('with two signatures, and the written reasons due in three working days', () => {
    const state = given(...past.refusalOpen, past.forwarded(), past.examined())
      .when(confirmer, refuse, { on })
      .then({ type: 'refused', cause: 'NOT_ELIGIBLE', signedBy: signatures, noticeDue: due('2026-09-29') })
    expect(state).toMatchObject({
      stage: 'REFUSED',
      due: due('2026-09-29'),
      decision: {
        outcome: 'refused',
        monthlyFen: 0,
        firstMonth: null,
        cause: 'NOT_ELIGIBLE',
        reasons: '人均收入不低于标准',
      },
    })
  })

  test('never without reasons, and for one of the six causes', () => {
    given(...past.ready)
      .when(confirmer, { ...refuse, reasons: ' ' }, { on })
      .refused({ problem: 'FIELD', field: 'reasons', code: 'required' })
    const words = { reasons: refuse.reasons }
    expect(commands.refuse.safeParse(words).success).toBe(false)
    expect(commands.refuse.safeParse({ ...words, cause: 'BECAUSE' }).error?.issues[0]?.message).toBe('choose-one')
  })
})

describe('the county’s visit', () => {
  test('is the county officer’s, and not made tomorrow', () => {
    const visit = { verb: 'recordCountyVisit', visitedOn: '2026-09-18', findings: '情况属实' } as const
    const state = given(...past.withCounty)
      .when(examiner, visit, { on: '2026-09-18' })
      .then({ type: 'countyVisitRecorded' })
    expect(state.county.visitedOn).toBe('2026-09-18')
    given(...past.withCounty)
      .when(examiner, visit, { on: '2026-09-17' })
      .refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-in-future' })
    given(...past.withCounty)
      .when(examiner, { ...visit, visitedOn: '2026-08-31' }, { on: '2026-09-18' })
      .refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-before-acceptance' })
    given(...past.withCounty)
      .when(town, visit, { on: '2026-09-18' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('an order to visit', () => {
  const order = { verb: 'orderVisit', cause: 'complaint' } as const

  test('is the county’s, from the day the case is sent, and once', () => {
    for (const someone of [examiner, confirmer]) {
      const state = given(past.submitted())
        .when(someone, order, { on: '2026-08-31' })
        .then({ type: 'countyVisitOrdered', cause: 'complaint' })
      expect(state).toMatchObject({ stage: 'SUBMITTED', county: { visitRequired: true, visitedOn: null } })
    }
    for (const someone of [li, town, lead, verifier, people.supervisor])
      given(...past.withCounty)
        .when(someone, order, { on: '2026-09-18' })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(...past.withCounty, past.countyVisitOrdered())
      .when(examiner, order, { on: '2026-09-21' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'COUNTY_REVIEW' })
  })

  test('stands in the way of a decision until the visit is made, and a visit before it does not count', () => {
    for (const decision of [confirm, refuse])
      given(...past.withCounty, past.countyVisitRecorded('2026-09-17'), past.countyVisitOrdered(), past.examined())
        .when(confirmer, decision, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['county-visit-missing'] })
    given(...past.withCounty, past.countyVisitOrdered(), past.countyVisitRecorded('2026-09-21'), past.examined())
      .when(confirmer, confirm, { on })
      .then({ type: 'confirmed' })
  })

  test('outlives the acceptance', () =>
    expect(caseAfter([past.submitted(), past.countyVisitOrdered('2026-08-31'), past.accepted()]).county).toMatchObject({
      visitRequired: true,
    }))

  test('comes too late after the decision', () =>
    given(...past.granted)
      .when(examiner, order, { on: '2026-09-24' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'CONFIRMED' }))
})

describe('the town announces', () => {
  test('what was confirmed, and nothing is open any more', () => {
    const state = given(...past.granted)
      .when(town, { verb: 'announce' }, { on: '2026-09-24' })
      .then({ type: 'announced', on: '2026-09-24' })
    expect(state).toMatchObject({ stage: 'ANNOUNCED', due: null, announcedOn: '2026-09-24' })
  })

  test('nothing that was refused', () =>
    given(...past.ready, past.refused())
      .when(town, { verb: 'announce' }, { on: '2026-09-24' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'REFUSED' }))
})
