import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  convened,
  isQuorate,
  participants,
  present,
  voters,
  type Meeting,
} from '#shared/domain/applications/appraisal.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { caseAfter, due, given, morningOf, noticeId, people } from './case.ts'
import * as past from './history.ts'

const { town, examiner } = people
const ordered = [...past.objected, past.appraisalOrdered()]
const on = '2026-09-16'
const order = { verb: 'orderAppraisal', form: 'appraisal', reason: '有异议' } as const
const hold = (changes: Partial<Meeting> = {}) => ({ verb: 'recordAppraisal', ...past.meeting(), ...changes }) as const

describe('a democratic appraisal', () => {
  test('follows an objection, and what it found is looked into, not decided', () => {
    const called = given(...past.objected)
      .when(town, order, { on: '2026-09-14' })
      .then({ type: 'appraisalOrdered', form: 'appraisal' })
    expect(called).toMatchObject({ stage: 'INVESTIGATING', appraisal: { status: 'ordered' }, due: due('2026-11-09') })
    const state = given(...ordered)
      .when(town, hold(), { on })
      .then({ type: 'appraisalRecorded' })
    expect(state).toMatchObject({
      stage: 'INVESTIGATING',
      appraisal: { status: 'held', meeting: { inFavour: 5 }, signed: null },
      objections: [{ lookedInto: true, settled: null }],
      opinion: { outcome: 'grant' },
    })
  })

  test('may be a hearing, and may be called beside the survey', () => {
    const state = given(...past.underInvestigation)
      .when(town, { ...order, form: 'hearing' }, { on: '2026-09-03' })
      .then({ type: 'appraisalOrdered' })
    expect(state.appraisal).toMatchObject({ status: 'ordered', form: 'hearing' })
  })

  test('is not recorded where nobody ordered it, nor ordered twice, nor while the notice is open', () => {
    given(...past.investigated)
      .when(town, hold(), { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(...ordered)
      .when(town, order, { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(...past.posted)
      .when(town, order, { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'NOTICE_REVIEW' })
    given(...past.objected)
      .when(examiner, order, { on })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('a region decides whether one is held', () => {
  const propose = { verb: 'giveOpinion', outcome: 'grant', reasons: '符合条件' } as const
  const inRegion = (appraisal: Procedure['appraisal']) => ({ on, procedure: { ...dibao, appraisal } })
  const held = [...past.investigated, past.appraisalOrdered(), past.appraisalRecorded()]

  test('always: no opinion without one that was held and signed, and no confirmation either', () => {
    given(...past.investigated)
      .when(town, propose, inRegion('always'))
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing'] })
    given(...held)
      .when(town, propose, inRegion('always'))
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-unsigned'] })
    given(...held, past.appraisalSigned())
      .when(town, propose, inRegion('always'))
      .then({ type: 'opinionGiven' })
    given(...past.ready)
      .when(people.confirmer, { verb: 'confirm', reasons: '符合条件' }, { ...inRegion('always'), on: '2026-09-23' })
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing'] })
  })

  test('on objection: none is needed, one may be called, and what was called is held', () => {
    given(...past.investigated)
      .when(town, propose, inRegion('on-objection'))
      .then({ type: 'opinionGiven' })
    given(...past.investigated, past.appraisalOrdered())
      .when(town, propose, inRegion('on-objection'))
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing'] })
  })

  test('never: none is called, an objection leads to a survey, and one called before the region changed its mind is finished', () => {
    given(...past.objected)
      .when(town, order, inRegion('never'))
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'OBJECTED' })
    given(...past.objected)
      .when(town, { verb: 'orderResurvey', reason: '有异议' }, inRegion('never'))
      .then({ type: 'resurveyOrdered' })
    given(...ordered)
      .when(town, hold(), inRegion('never'))
      .then({ type: 'appraisalRecorded' })
  })
})

describe('under the minutes everybody signs who was there', () => {
  const held = [...ordered, past.appraisalRecorded()]
  const scanned = { on, sheets: [past.sheetId] }
  const sign = (...without: number[]): Command => ({
    verb: 'signAppraisal',
    sheet: past.sheetId,
    unsigned: without.map((participant) => ({ participant, reason: '不同意' })),
  })

  test('on paper, whose scan lies in the case; who did not, is named with the reason', () => {
    const state = given(...held)
      .when(town, sign(1), scanned)
      .then({ type: 'appraisalSigned', sheet: past.sheetId })
    const { meeting, signed } = state.appraisal
    const marks = meeting === null ? [] : participants(meeting, signed)
    expect(marks.map(({ signed: hand }) => hand)).toEqual([true, false, true, true, true, null, true, true, true])
    expect(marks[0]).toMatchObject({ name: '陈国强', capacity: 'representatives', attendance: 'recused' })
    expect(marks[1]).toMatchObject({ name: '吴秀兰', attendance: 'present', reason: '不同意' })
    expect(marks[5]).toMatchObject({ name: '韩素云', attendance: 'absent' })
  })

  test.each([
    ['nobody who was absent', sign(5), 'unsigned', 'choose-one'],
    ['nobody who was not convened', sign(9), 'unsigned', 'choose-one'],
    ['nobody twice', sign(1, 1), 'unsigned', 'choose-one'],
    ['enough to have met', sign(1, 2, 3), 'unsigned', 'signatures-missing'],
  ] as const)('%s', (_, command, field, code) =>
    given(...held)
      .when(town, command, scanned)
      .refused({ problem: 'FIELD', field, code }),
  )

  test('never without the scan', () =>
    given(...held)
      .when(town, sign(), { on })
      .refused({ problem: 'FIELD', field: 'sheet', code: 'choose-one' }))

  test('and only of minutes that were written; what was written wrong is put right before, not after', () => {
    given(...ordered)
      .when(town, sign(), scanned)
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
    given(...held)
      .when(town, hold({ minutes: '改正了一处笔误' }), { on })
      .then({ type: 'appraisalRecorded' })
    given(...held, past.appraisalSigned())
      .when(town, hold(), { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('also where the registers spoke against the family meanwhile', () => {
    const unfit = [past.submitted(), past.accepted(), past.appraisalOrdered('2026-09-03'), ...past.surveyed()]
    const found = [...unfit, past.verificationStarted('2026-09-04'), past.verificationReported('unfit', '2026-09-07')]
    given(...found)
      .when(town, hold(), { on })
      .then({ type: 'appraisalRecorded' })
    given(...found, past.appraisalRecorded())
      .when(town, sign(), scanned)
      .then({ type: 'appraisalSigned' })
  })
})

describe('the minutes of a meeting', () => {
  test.each<[string, Partial<Meeting>, string, string]>([
    ['nobody twice', { cadres: ['吴秀兰'] }, 'representatives', 'name-repeated'],
    ['nobody absent who was not convened', { absent: ['吴强'] }, 'absent', 'not-convened'],
    ['nobody recused who was not convened', { recused: ['吴强'] }, 'recused', 'not-convened'],
    ['no vote of the family', { partyMembers: ['王建军'] }, 'recused', 'must-stand-aside'],
    ['no vote of who objected', { recused: [] }, 'recused', 'must-stand-aside'],
    ['two thirds of those convened', { absent: ['韩素云', '黄永福', '梁玉珍', '刘春梅'] }, 'absent', 'quorum-missing'],
    ['as many votes as voters', { inFavour: 6 }, 'inFavour', 'votes-differ'],
    ['a day that has come', { heldOn: '2026-09-17' }, 'heldOn', 'date-in-future'],
    ['a day after acceptance', { heldOn: '2026-08-31' }, 'heldOn', 'date-before-acceptance'],
    ['a time of day', { heldAt: '25:00' }, 'heldAt', 'not-a-time'],
  ])('have %s', (_, changes, field, code) => {
    const outcome = given(...ordered).when(town, hold(changes), { on, objectors: ['陈国强'] })
    outcome.refused({ problem: 'FIELD', field, code } as Parameters<typeof outcome.refused>[0])
  })

  test('add up or are refused, whatever the numbers', () => {
    const state = caseAfter(ordered)
    const facts = {
      actor: town,
      now: morningOf(on),
      newId: noticeId,
      newNumber: '',
      calculation: null,
      replies: [],
      procedure: dibao,
      objectors: [],
      mandateShown: false,
      sheets: [],
    }
    const names = fc.integer({ min: 1, max: 24 }).map((many) => Array.from({ length: many }, (_, n) => `代表${n}`))
    const some = fc.tuple(names, fc.nat(24), fc.nat(24), fc.nat(24), fc.nat(24), fc.nat(4))
    let recorded = 0
    fc.assert(
      fc.property(some, fc.boolean(), ([all, away, aside, yes, no, blank], exact) => {
        const absent = all.slice(0, away % (all.length + 1))
        const recused = all.slice(all.length - (aside % (all.length + 1)))
        const rest = { representatives: all, cadres: [], supervisors: [], partyMembers: [], absent, recused }
        const casting = voters({ ...past.meeting(), ...rest }).length
        const ballot = exact
          ? { inFavour: casting, against: 0, abstained: 0 }
          : { inFavour: yes, against: no, abstained: blank }
        const meeting = { ...past.meeting(), ...rest, ...ballot }
        const outcome = decide(state, { verb: 'recordAppraisal', ...meeting }, facts)
        const lawful =
          isQuorate(meeting, dibao.quorum) && meeting.inFavour + meeting.against + meeting.abstained === casting
        expect(isRefusal(outcome)).toBe(!lawful)
        if (lawful) {
          recorded += 1
          expect(3 * present(meeting).length).toBeGreaterThanOrEqual(2 * convened(meeting).length)
          expect(casting).toBeGreaterThanOrEqual(5)
        }
      }),
      { numRuns: 500 },
    )
    expect(recorded).toBeGreaterThan(20)
  })
})
