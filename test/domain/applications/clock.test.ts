import { describe, expect, test } from 'vitest'
import type { Application } from '#shared/domain/applications/application.ts'
import { dutiesOf, type DutyKey } from '#shared/domain/applications/clock.ts'
import { forFamily } from '#shared/domain/applications/timeline.ts'
import { ownView } from '#shared/domain/applications/views.ts'
import { system } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { by, caseAfter, due, given, morningOf, people } from './case.ts'
import * as past from './history.ts'

const { town, town2, lead, verifier, examiner, confirmer, li } = people
const openOn = (state: Application, day: string) =>
  Object.fromEntries(
    dutiesOf(state, day).flatMap(({ key, due: { date }, state: how }) => (how === 'done' ? [] : [[key, [date, how]]])),
  )
const dutyOn = (state: Application, key: DutyKey, day: string) => dutiesOf(state, day).find((duty) => duty.key === key)

describe('each duty has its own day', () => {
  test('before acceptance the town owes an answer in three working days', () => {
    expect(openOn(caseAfter([past.submitted()]), '2026-08-31')).toEqual({ accept: ['2026-09-03', 'in-time'] })
  })

  test('after it, town and verifier owe each their own, and the whole lasts thirty', () => {
    expect(openOn(caseAfter(past.underInvestigation), '2026-09-01')).toEqual({
      'survey-start': ['2026-09-04', 'in-time'],
      'verification-start': ['2026-09-04', 'in-time'],
      'verification-report': ['2026-10-19', 'in-time'],
      opinion: ['2026-10-19', 'in-time'],
      whole: ['2026-10-19', 'in-time'],
    })
  })

  test('what was done stays, with the day on which it was', () => {
    const state = caseAfter([...past.underInvestigation, past.surveyStarted()])
    expect(dutyOn(state, 'survey-start', '2026-09-30')).toMatchObject({
      state: 'done',
      doneAt: morningOf('2026-09-02'),
    })
  })

  test.each([
    ['2026-09-01', 'in-time'],
    ['2026-09-02', 'soon'],
    ['2026-09-04', 'soon'],
    ['2026-09-05', 'overdue'],
  ])('on %s a survey that must start by 4 September is %s', (day, state) => {
    expect(dutyOn(caseAfter(past.underInvestigation), 'survey-start', day)).toMatchObject({ state })
  })

  test('the case is due when the first of them is, the registers’ own apart', () => {
    const started = caseAfter([...past.underInvestigation, past.surveyStarted()])
    expect(started.due).toEqual(due('2026-10-19'))
    expect(caseAfter(past.posted).due).toEqual(due('2026-09-17'))
    expect(caseAfter(past.withCounty).due).toEqual(due('2026-10-08'))
  })

  test('an objection moves the whole and what is due with it to forty-five days', () => {
    expect(openOn(caseAfter(past.objected), '2026-09-11')).toEqual({
      opinion: ['2026-11-09', 'in-time'],
      whole: ['2026-11-09', 'in-time'],
    })
  })

  test('what begins after the whole should have ended is due at once, not before', () => {
    const late = caseAfter([...past.withCounty, past.returnedToTown('2026-10-26')])
    expect(dutyOn(late, 'opinion', '2026-10-26')).toMatchObject({ due: due('2026-10-26'), state: 'soon' })
    expect(dutyOn(late, 'whole', '2026-10-26')).toMatchObject({ due: due('2026-10-19'), state: 'overdue' })
  })

  test('and stays due then when the whole is made longer, though not as long', () => {
    const late = past.returnedToTown('2026-11-20')
    const state = caseAfter([...past.withCounty, late, past.objectionRecorded('2026-11-20')])
    expect(dutyOn(state, 'opinion', '2026-11-20')?.due).toEqual(due('2026-11-20'))
  })

  test('the family has ten working days to supply what was missing, and nothing ends with them', () => {
    const asked = [past.submitted(), past.deficiencyNoticed()]
    expect(openOn(caseAfter(asked), '2026-09-30')).toEqual({ 'answer-of-family': ['2026-09-15', 'overdue'] })
    given(...asked)
      .when(li, { verb: 'answerDeficiency', answers: [{ how: 'words', words: '补上了' }] }, { on: '2026-12-01' })
      .then({ type: 'deficiencyAnswered' })
  })
})

describe('the whole', () => {
  const extend = { verb: 'extendTotal', cause: 'living-apart', reason: '户口在外省' } as const

  test('is extended on its last day, not after it: that would only hide that it was broken', () => {
    given(...past.investigated)
      .when(lead, extend, { on: '2026-10-19' })
      .then({ type: 'totalExtended', totalDue: due('2026-11-09') })
    given(...past.investigated)
      .when(lead, extend, { on: '2026-10-20' })
      .refused({ problem: 'GATE_OPEN', gates: ['total-over'] })
  })
})

describe('a duty of the office may wait', () => {
  const pause = (duty: DutyKey, until: string) =>
    ({ verb: 'pauseDuty', duty, until, reason: '一家人在外地住院，出院后入户' }) as const
  const paused = {
    type: 'dutyPaused',
    at: morningOf('2026-09-02'),
    by: by(town),
    duty: 'survey-start',
    until: '2026-09-11',
    reason: '一家人在外地住院，出院后入户',
    due: due('2026-09-15'),
  } as const

  test('with a reason that the family reads, and the days that were left follow its end', () => {
    const state = given(...past.underInvestigation)
      .when(town, pause('survey-start', '2026-09-11'), { on: '2026-09-02' })
      .then(paused)
    expect(dutyOn(state, 'survey-start', '2026-09-11')).toMatchObject({ state: 'paused', due: due('2026-09-15') })
    expect(dutyOn(state, 'survey-start', '2026-09-12')).toMatchObject({ state: 'soon' })
    expect(state.totalDue).toEqual(due('2026-10-19'))
    expect(forFamily(paused)).toMatchObject({ words: [paused.reason], until: due('2026-09-11') })
  })

  test('never beyond the whole, which goes on', () => {
    const state = given(...past.underInvestigation)
      .when(town, pause('opinion', '2026-10-16'), { on: '2026-09-02' })
      .then({ type: 'dutyPaused', due: due('2026-10-19') })
    expect(dutyOn(state, 'whole', '2026-10-20')).toMatchObject({ state: 'overdue' })
    given(...past.underInvestigation)
      .when(town, pause('opinion', '2026-10-20'), { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field: 'until', code: 'date-after-whole' })
  })

  test('and goes on sooner when what it waited for has come', () => {
    given(...past.underInvestigation, paused)
      .when(town, { verb: 'resumeDuty', duty: 'survey-start' }, { on: '2026-09-07' })
      .then({ type: 'dutyResumed', due: due('2026-09-09') })
  })

  test.each([
    [town, pause('verification-report', '2026-09-11'), 'duty', 'duty-of-others'],
    [verifier, pause('survey-start', '2026-09-11'), 'duty', 'duty-of-others'],
    [verifier, pause('verification-start', '2026-09-11'), 'duty', 'duty-not-pausable'],
    [town, pause('whole', '2026-09-11'), 'duty', 'duty-not-pausable'],
    [town, pause('county-decide', '2026-09-11'), 'duty', 'duty-not-pausable'],
    [town, pause('survey-start', '2026-09-02'), 'until', 'date-not-in-future'],
  ] as const)('%#: refused with the reason', (actor, command, field, code) => {
    given(...past.underInvestigation)
      .when(actor, command, { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field, code })
  })

  test('not once it is broken', () => {
    given(...past.underInvestigation)
      .when(town, pause('survey-start', '2026-09-20'), { on: '2026-09-07' })
      .refused({ problem: 'FIELD', field: 'duty', code: 'duty-not-pausable' })
  })
})

describe('a broken duty', () => {
  const tell = (duty: DutyKey, to: 'town-lead' | 'county-officer' | 'supervisor') =>
    ({ verb: 'escalate', duty, to }) as const
  const toldLead = {
    type: 'dutyEscalated',
    at: morningOf('2026-09-07'),
    by: by(town),
    duty: 'survey-start',
    to: 'town-lead',
  } as const

  test('of the town is told to its lead, and still open a week later to the county; each once', () => {
    const escalation = given(...past.underInvestigation)
    escalation.when(system, tell('survey-start', 'town-lead'), { on: '2026-09-04' }).refused(invalid)
    escalation
      .when(system, tell('survey-start', 'town-lead'), { on: '2026-09-07' })
      .then({ ...toldLead, by: by(system) })
    const told = given(...past.underInvestigation, toldLead)
    told.when(system, tell('survey-start', 'town-lead'), { on: '2026-09-08' }).refused(invalid)
    told.when(system, tell('survey-start', 'county-officer'), { on: '2026-09-11' }).refused(invalid)
    told
      .when(system, tell('survey-start', 'county-officer'), { on: '2026-09-14' })
      .then({ type: 'dutyEscalated', to: 'county-officer' })
  })

  test('of the registers is told to the county, of the county to its supervisor', () => {
    given(...past.underInvestigation)
      .when(system, tell('verification-start', 'county-officer'), { on: '2026-09-07' })
      .then({ type: 'dutyEscalated' })
    given(...past.withCounty)
      .when(system, tell('county-decide', 'supervisor'), { on: '2026-10-10' })
      .then({ type: 'dutyEscalated' })
  })

  test('is nobody’s to escalate but the clock’s', () => {
    given(...past.underInvestigation)
      .when(lead, tell('survey-start', 'county-officer'), { on: '2026-09-30' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('of the family is only reminded of, once', () => {
    const asked = [past.submitted(), past.deficiencyNoticed()]
    given(...asked)
      .when(system, { verb: 'remindFamily' }, { on: '2026-09-10' })
      .refused(invalid)
    const state = given(...asked)
      .when(system, { verb: 'remindFamily' }, { on: '2026-09-11' })
      .then({ type: 'familyReminded' })
    expect(dutyOn(state, 'answer-of-family', '2026-09-14')).toMatchObject({ reminded: true })
  })

  const invalid = { problem: 'FIELD', field: 'duty', code: 'invalid' } as const
})

describe('the written reasons of a refusal', () => {
  const refused = [...past.refusalOpen, past.forwarded(), past.examined(), past.refused()]
  const deliver = (deliveredOn: string) => ({ verb: 'deliverRefusal', how: 'in-person', deliveredOn }) as const

  test('are owed by the town for three working days, and the case is over when they were delivered', () => {
    expect(openOn(caseAfter(refused), '2026-09-23')).toEqual({ 'refusal-notice': ['2026-09-29', 'in-time'] })
    const state = given(...refused)
      .when(town, deliver('2026-09-24'), { on: '2026-09-25' })
      .then({ type: 'refusalDelivered', how: 'in-person', on: '2026-09-24' })
    expect(state).toMatchObject({ due: null, refusalDelivered: { how: 'in-person', on: '2026-09-24' } })
  })

  test('neither before the decision nor in the future', () => {
    const delivery = given(...refused)
    delivery
      .when(town, deliver('2026-09-22'), { on: '2026-09-25' })
      .refused({ problem: 'FIELD', field: 'deliveredOn', code: 'date-before-decision' })
    delivery
      .when(town, deliver('2026-09-26'), { on: '2026-09-25' })
      .refused({ problem: 'FIELD', field: 'deliveredOn', code: 'date-in-future' })
    delivery.when(confirmer, deliver('2026-09-24'), { on: '2026-09-25' }).refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('whose work it is', () => {
  const to = { id: town2.id, name: town2.name }

  test('the lead gives it to somebody, and an officer may take it; the family is not told who', () => {
    const state = given(past.submitted())
      .when(lead, { verb: 'assign', to }, { on: '2026-09-01' })
      .then({ type: 'assigned', to })
    expect(state.assignee).toEqual(to)
    given(past.submitted())
      .when(town, { verb: 'take' }, { on: '2026-09-01' })
      .then({ type: 'assigned', to: { id: town.id, name: town.name } })
    const event = { type: 'assigned', at: morningOf('2026-09-01'), by: by(lead), to } as const
    const file = { application: state, events: [event], documents: [], scratch: {}, replies: [], objectors: {} }
    expect(ownView(file, li, { now: morningOf('2026-09-01'), calculation: null, procedure: dibao }).timeline).toEqual(
      [],
    )
  })

  test('only the lead gives it, and not to who has it', () => {
    given(past.submitted())
      .when(town, { verb: 'assign', to }, { on: '2026-09-01' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(past.submitted())
      .when(examiner, { verb: 'take' }, { on: '2026-09-01' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(past.submitted(), { type: 'assigned', at: morningOf('2026-09-01'), by: by(lead), to })
      .when(lead, { verb: 'assign', to }, { on: '2026-09-01' })
      .refused({ problem: 'FIELD', field: 'to', code: 'already-assigned' })
  })
})
