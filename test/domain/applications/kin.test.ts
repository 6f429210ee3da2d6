import { describe, expect, test } from 'vitest'
import { isNews } from '#shared/domain/applications/kin.ts'
import { concernsFamily, forFamily } from '#shared/domain/applications/timeline.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { standingAside, type KinOf } from '#shared/domain/people/kin.ts'
import { system } from '#shared/domain/people/person.ts'
import { by, caseAfter, due, given, kinOfOfficer, morningOf, people } from './case.ts'
import * as past from './history.ts'

const { town, town2, li } = people

const submitted: Event = {
  type: 'submitted',
  at: morningOf('2026-08-31'),
  by: by(li),
  number: 'RC-2608-7K4M',
  due: due('2026-09-07'),
}
const accepted: Event = {
  type: 'accepted',
  at: morningOf('2026-09-01'),
  by: by(town2),
  totalDue: due('2026-10-20'),
  surveyStartDue: due('2026-09-04'),
  verificationStartDue: due('2026-09-04'),
  countyVisit: false,
  listing: null,
}
const noted = (officers: string[], names: string[]): Event => ({
  type: 'kinNoted',
  at: morningOf('2026-08-31'),
  by: { id: 'system', name: '系统', role: 'system' },
  officers,
  names,
})
const ofZhao = noted([town.id], [town.name])
const on = { on: '2026-09-01' }

describe('a family with a relative among the officers', () => {
  test('given it says so itself, when it applies, then the case is registered separately', () => {
    expect(caseAfter([submitted], kinOfOfficer).kin).toEqual({
      declared: true,
      registered: true,
      officers: [],
      names: [],
    })
  })

  test('given the register names 赵敏, when the system notes it, then it is registered and the county must visit', () => {
    const state = given(submitted)
      .when(system, { verb: 'noteKin', officers: [town.id], names: [town.name] }, on)
      .then({ type: 'kinNoted' })
    expect(state.kin).toEqual({ declared: false, registered: true, officers: [town.id], names: [town.name] })
    expect(state.county.visitRequired).toBe(true)
  })

  test('given 赵敏 is a relative, when she accepts, then she must stand aside, and 周伟 takes over', () => {
    given(submitted, ofZhao).when(town, { verb: 'accept' }, on).refused({ problem: 'CONFLICT_OF_INTEREST' })
    given(submitted, ofZhao).when(town2, { verb: 'accept' }, on).then({ type: 'accepted' })
  })

  test('given 赵敏 is a relative, when somebody writes her down as a surveyor, then the survey is refused at that field', () => {
    given(submitted, ofZhao, accepted)
      .when(town2, { verb: 'recordSurvey', ...past.surveyOn('2026-09-02') }, { on: '2026-09-02' })
      .refused({ problem: 'FIELD', field: 'surveyors', code: 'surveyor-is-kin' })
  })

  test('given 赵敏 is a relative, then nobody gives her the case, and she no longer has it when she did', () => {
    const assigned: Event = {
      type: 'assigned',
      at: morningOf('2026-08-31'),
      by: by(people.lead),
      to: { id: town.id, name: town.name },
    }
    expect(caseAfter([submitted, assigned]).assignee).toEqual(assigned.to)
    expect(caseAfter([submitted, assigned, ofZhao]).assignee).toBeNull()
    given(submitted, ofZhao)
      .when(people.lead, { verb: 'assign', to: assigned.to }, on)
      .refused({ problem: 'FIELD', field: 'to', code: 'assignee-is-kin' })
  })

  test('given a village cadre without an account, then nobody is barred, but the county must visit all the same', () => {
    const state = caseAfter([submitted, noted([], ['刘春梅'])])
    expect(state).toMatchObject({ kin: { officers: [], registered: true }, county: { visitRequired: true } })
    given(submitted, noted([], ['刘春梅']))
      .when(town, { verb: 'accept' }, on)
      .then({ type: 'accepted' })
  })

  test('given the entry was an error and is taken out, then 赵敏 may act again, and the visit stays required', () => {
    const state = caseAfter([submitted, ofZhao, noted([], [])])
    expect(state).toMatchObject({ kin: { officers: [], registered: true }, county: { visitRequired: true } })
  })

  test('an officer does not note kin, only the system does', () => {
    given(submitted)
      .when(town, { verb: 'noteKin', officers: [], names: [] }, on)
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('the family reads that it was registered, never whose relative it is', () => {
    expect([ofZhao].filter(concernsFamily).map(forFamily)).toEqual([
      { type: 'kinNoted', at: ofZhao.at, role: 'system', words: [], until: null },
    ])
  })
})

describe('what the register says of a case', () => {
  const entry = (of: KinOf, officer: string) => ({ of, officer })
  const zhao = entry({ kind: 'account', account: town.id }, town.name)
  const cadre = entry({ kind: 'cadre', name: '刘春梅', village: '500153001001' }, '刘春梅')

  test('given two members are relatives of the same officer, then the officer is named once', () => {
    expect(standingAside([zhao, zhao, cadre])).toEqual({
      officers: [town.id],
      names: ['刘春梅', '赵敏'].sort(),
    })
  })

  test('given the case says it already, in whatever order, then it is no news', () => {
    const { kin } = caseAfter([submitted, noted(['b', 'a'], ['乙', '甲'])])
    expect(isNews(kin, { officers: ['a', 'b'], names: ['甲', '乙'] })).toBe(false)
    expect(isNews(kin, { officers: ['a'], names: ['甲'] })).toBe(true)
  })
})
