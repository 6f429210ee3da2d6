import { describe, expect, test } from 'vitest'
import type { Command } from '#shared/domain/applications/commands.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { forFamily, concernsFamily } from '#shared/domain/applications/timeline.ts'
import { system } from '#shared/domain/people/person.ts'
import { given, people } from './case.ts'
import * as past from './history.ts'

const { li, town, examiner, lead, supervisor } = people
const noted = (persons: number): Command => ({
  verb: 'noteDuplicates',
  others: [{ ...past.neighbourCase, persons }],
})
const grant = { verb: 'giveOpinion', outcome: 'grant', reasons: '符合条件' } as const
const resolve = { verb: 'resolveDuplicates', finding: 'justified', reason: '儿子去年分户' } as const

describe('a person of the family is in another case', () => {
  test('the system notes the case, and nobody else may', () => {
    const state = given(past.submitted()).when(system, noted(1), { on: '2026-09-01' }).then({ type: 'duplicatesNoted' })
    expect(state.duplicates).toMatchObject({ others: [{ number: 'RC-2608-8M5N' }], resolution: null })
    given(past.submitted()).when(town, noted(1), { on: '2026-09-01' }).refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('the same finding again changes nothing', () => {
    given(past.submitted(), past.duplicatesNoted())
      .when(system, noted(1), { on: '2026-09-03' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
  })

  test('no opinion, for or against, before an officer settled it', () => {
    const open = given(...past.investigated, past.duplicatesNoted())
    for (const outcome of ['grant', 'refuse'] as const)
      open
        .when(lead, { ...grant, outcome }, { on: '2026-09-09' })
        .refused({ problem: 'GATE_OPEN', gates: ['duplicate-open'] })
    open
      .when(town, resolve, { on: '2026-09-04' })
      .then({ type: 'duplicatesResolved', finding: 'justified', reason: '儿子去年分户' })
    given(...past.investigated, past.duplicatesNoted(), past.duplicatesResolved())
      .when(lead, grant, { on: '2026-09-09' })
      .then({ type: 'opinionGiven' })
  })

  test('when the other case goes on, this one is not granted, and may be refused', () => {
    const elsewhere = [...past.investigated, past.duplicatesNoted(), past.duplicatesResolved('other-goes-on')]
    given(...elsewhere)
      .when(lead, grant, { on: '2026-09-09' })
      .refused({ problem: 'GATE_OPEN', gates: ['other-case-goes-on'] })
    given(...elsewhere)
      .when(lead, { ...grant, outcome: 'refuse' }, { on: '2026-09-09' })
      .then({ type: 'opinionGiven' })
  })

  test('another person joins: it opens again, even at the county', () => {
    const reopened = [...past.ready, past.duplicatesNoted(), past.duplicatesResolved(), past.duplicatesNoted(2)]
    const waiting = given(...reopened)
    waiting
      .when(people.confirmer, { verb: 'confirm', reasons: '符合条件' }, { on: '2026-09-23' })
      .refused({ problem: 'GATE_OPEN', gates: ['duplicate-open'] })
    waiting.when(examiner, resolve, { on: '2026-09-23' }).then({ type: 'duplicatesResolved' })
  })

  test('a supervisor reads it and settles nothing; where there is no other case there is nothing to settle', () => {
    given(past.submitted(), past.duplicatesNoted())
      .when(supervisor, resolve, { on: '2026-09-03' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(past.submitted())
      .when(town, resolve, { on: '2026-09-03' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'SUBMITTED' })
  })

  test('the family learns nothing of another family', () => {
    const happened: Event[] = [past.submitted(), past.duplicatesNoted(), past.duplicatesResolved()]
    const told = happened.filter(concernsFamily)
    expect(told.map(forFamily).map(({ type }) => type)).toEqual(['submitted'])
    given(past.submitted(), past.duplicatesNoted())
      .when(li, resolve, { on: '2026-09-03' })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})
