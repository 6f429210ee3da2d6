import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convened, isQuorate, present, voters, type Meeting } from '#shared/domain/applications/appraisal.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
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
      appraisal: { status: 'held', meeting: { inFavour: 5, signed: 8 } },
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

  test('is never held where the region leaves it out, and always before an opinion where it wants one', () => {
    given(...past.objected)
      .when(town, order, { on, procedure: { ...dibao, appraisal: 'never' } })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'OBJECTED' })
    const propose = { verb: 'giveOpinion', outcome: 'grant', reasons: '符合条件' } as const
    given(...past.investigated)
      .when(town, propose, { on, procedure: { ...dibao, appraisal: 'always' } })
      .refused({ problem: 'GATE_OPEN', gates: ['appraisal-missing'] })
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
    ['as many signatures as people', { signed: 7 }, 'signed', 'signatures-differ'],
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
    }
    const names = fc.integer({ min: 1, max: 24 }).map((many) => Array.from({ length: many }, (_, n) => `代表${n}`))
    const some = fc.tuple(names, fc.nat(24), fc.nat(24), fc.nat(24), fc.nat(24), fc.nat(4), fc.nat(24))
    let recorded = 0
    fc.assert(
      fc.property(some, fc.boolean(), ([all, away, aside, yes, no, blank, hands], exact) => {
        const absent = all.slice(0, away % (all.length + 1))
        const recused = all.slice(all.length - (aside % (all.length + 1)))
        const rest = { representatives: all, cadres: [], supervisors: [], partyMembers: [], absent, recused }
        const casting = voters({ ...past.meeting(), ...rest }).length
        const ballot = exact
          ? { inFavour: casting, against: 0, abstained: 0, signed: all.length - absent.length }
          : { inFavour: yes, against: no, abstained: blank, signed: hands }
        const meeting = { ...past.meeting(), ...rest, ...ballot }
        const outcome = decide(state, { verb: 'recordAppraisal', ...meeting }, facts)
        const lawful =
          isQuorate(meeting, dibao.quorum) &&
          meeting.inFavour + meeting.against + meeting.abstained === casting &&
          meeting.signed === present(meeting).length
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
