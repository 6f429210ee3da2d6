import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawSample } from '#shared/domain/applications/sample.ts'
import { caseView } from '#shared/domain/applications/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { caseAfter, given, morningOf, people } from './case.ts'
import * as past from './history.ts'

describe('the draw for a visit by the county', () => {
  test('gives the same whoever repeats it, and about as many as the region wants', () => {
    const draws = fc.sample(fc.uuid(), { numRuns: 20_000, seed: 7 }).map((id) => drawSample(id, '2026-09', 10))
    expect(draws.map(({ seed }) => drawSample(seed.slice(0, 36), '2026-09', 10))).toEqual(draws)
    const drawn = draws.filter((draw) => draw.drawn).length
    expect(drawn).toBeGreaterThan(1_850)
    expect(drawn).toBeLessThan(2_150)
  })

  test('given a region that draws none, nobody is visited; given one that draws all, the county must', () => {
    const forwarding = (samplePercent: number) =>
      given(...past.posted)
        .when(people.town, { verb: 'forward' }, { on: '2026-09-17', procedure: { ...dibao, samplePercent } })
        .then({ type: 'forwarded' })
    expect(forwarding(0).county.visitRequired).toBe(false)
    expect(forwarding(100).county.visitRequired).toBe(true)
  })

  test('stands between the examination and a decision like any other visit', () => {
    const draw = drawSample('6f9d9f0a-3f0e-4f6e-8a53-0a4b7c1d2e3f', '2026-09', 100)
    const drawn = [...past.posted, { ...past.forwarded(), draw }, past.examined()]
    given(...drawn)
      .when(people.confirmer, { verb: 'confirm', reasons: '符合条件' }, { on: '2026-09-23' })
      .refused({ problem: 'GATE_OPEN', gates: ['county-visit-missing'] })
  })

  test('is known to the county and its supervisor, and to nobody in the town', () => {
    const draw = drawSample('6f9d9f0a-3f0e-4f6e-8a53-0a4b7c1d2e3f', '2026-09', 100)
    const events = [...past.posted, { ...past.forwarded(), draw }]
    const application = caseAfter(events)
    const file = { application, events, documents: [], scratch: {}, replies: [], objectors: {} }
    const seenBy = (actor: Actor) =>
      JSON.stringify(
        caseView(file, actor, { now: morningOf('2026-09-18'), calculation: null, procedure: dibao }).timeline,
      )
    expect(seenBy(people.examiner)).toContain('"drawn":true')
    expect(seenBy(people.supervisor)).toContain('"drawn":true')
    expect(seenBy(people.town)).not.toContain('"drawn"')
  })
})
