import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseView } from '#shared/domain/applications/views.ts'
import { isVisitDrawn, visitByLot } from '#shared/domain/applications/visit-lot.ts'
import { system } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { by, caseAfter, given, morningOf, people } from './case.ts'
import * as past from './history.ts'

describe('the lot that sends the county to a pending case', () => {
  test('falls on the same cases whoever repeats it, and on about one in 400', () => {
    const ids = fc.sample(fc.uuid(), { numRuns: 40_000, seed: 7 })
    const drawn = ids.filter((id) => isVisitDrawn(id, '2026-11-23'))
    expect(drawn.filter((id) => !isVisitDrawn(id, '2026-11-23'))).toEqual([])
    expect(drawn.length).toBeGreaterThan(60)
    expect(drawn.length).toBeLessThan(140)
  })

  test.each([
    ['sent, and not yet accepted', [past.submitted()]],
    ['at the county', past.withCounty],
    ['visited before', [...past.withCounty, past.countyVisitRecorded('2026-09-17')]],
  ])('reaches a case that is %s', (_, events) => {
    const command = visitByLot(caseAfter(events))
    expect(command).toEqual({ verb: 'orderVisit', cause: 'sample' })
    const state = given(...events)
      .when(system, { verb: 'orderVisit', cause: 'sample' }, { on: '2026-09-21' })
      .then({ type: 'countyVisitOrdered', cause: 'sample', by: by(system) })
    expect(state.county).toMatchObject({ visitRequired: true, visitedOn: null })
  })

  test.each([
    ['a draft', []],
    ['a case that is to be visited already', [...past.withCounty, past.countyVisitOrdered()]],
    ['a case that is decided', past.granted],
  ])('leaves alone %s', (_, events) => expect(visitByLot(caseAfter(events))).toBeNull())

  test('says nothing to the town of how it came', () => {
    const events = [...past.withCounty, { ...past.countyVisitOrdered(), cause: 'sample' as const }]
    const file = { application: caseAfter(events), events, documents: [], scratch: {}, replies: [], objectors: {} }
    const seen = caseView(file, people.town, { now: morningOf('2026-09-22'), calculation: null, procedure: dibao })
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'countyVisitOrdered', cause: null })
  })
})
