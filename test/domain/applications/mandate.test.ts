import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barred, decide } from '#shared/domain/applications/decide.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { unclaimed, type Mandate } from '#shared/domain/applications/mandate.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { draftOf, family, mandate, morningOf, noticeId, people } from './case.ts'

const carried = (changes: Partial<Mandate> = {}) => ({
  ...draftOf(),
  resident: unclaimed(mandate.person),
  mandate: { ...mandate, ...changes },
})
const facts = (actor: (typeof people)[keyof typeof people], mandateShown = false) => ({
  actor,
  now: morningOf('2026-09-17'),
  newId: noticeId,
  newNumber: 'RC-2609-7K4M',
  calculation: null,
  procedure: dibao,
  replies: [],
  objectors: [],
  sheets: [],
  mandateShown,
})
const send = { verb: 'submit', truthDeclared: true, verificationAuthorised: true } as const

describe('an agent who carries an application', () => {
  test('sends it only as far as the mandate goes, and once it was shown to be the person’s', () => {
    const mandates = fc.record({
      how: fc.constantFrom('paper', 'code'),
      scope: fc.constantFrom('fill-in', 'send'),
      confirmedAt: fc.constantFrom(null, morningOf('2026-09-01')),
    })
    fc.assert(
      fc.property(mandates, fc.boolean(), (changes, shown) => {
        const outcome = decide(carried(changes), send, facts(people.agent, shown))
        const proven = changes.confirmedAt !== null || (changes.how === 'paper' && shown)
        if (changes.scope === 'send' && proven)
          expect(outcome).toMatchObject({ type: 'submitted', by: { role: 'agent' } })
        else expect(outcome).toMatchObject({ problem: 'GATE_OPEN' })
      }),
    )
  })

  test('reaches nothing without a mandate, or after its end', () => {
    const ended = { at: morningOf('2026-09-02'), role: 'resident', reason: '' }
    for (const state of [draftOf(), carried({ ended }), carried({ agent: { id: 'another', name: '何平' } })])
      expect(barred(state, 'submit', people.agent, dibao)).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('surveys the family for nobody', () => {
    const sent = {
      ...carried(),
      stage: 'INVESTIGATING' as const,
      survey: { ...draftOf().survey, status: 'due' as const },
    }
    const surveyors = [people.town, people.agent].map(({ id, name }) => ({ id, name }))
    expect(decide(sent, { verb: 'startSurvey', surveyors }, facts(people.town))).toEqual({
      problem: 'FIELD',
      field: 'surveyors',
      code: 'surveyor-carried-it',
    })
  })
})

describe('whose it is', () => {
  test('finds it: it is theirs from then on, and nobody else’s', () => {
    const event = decide(carried(), { verb: 'confirmMandate' }, facts(people.wang))
    if ('problem' in event) throw new Error(event.problem)
    const after = evolve(carried(), event)
    expect(after).toMatchObject({ resident: people.wang.id, mandate: { confirmedAt: morningOf('2026-09-17') } })
    expect(decide(after, { verb: 'confirmMandate' }, facts(people.li))).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
    expect(decide(after, send, facts(people.wang))).toMatchObject({ type: 'submitted', by: { role: 'resident' } })
  })

  test('ends the mandate, and keeps what was filled in', () => {
    const mine = { ...carried(), resident: people.wang.id }
    const event = decide(mine, { verb: 'endMandate', reason: '我自己来办。' }, facts(people.wang))
    if ('problem' in event) throw new Error(event.problem)
    const after = evolve(mine, event)
    expect(after.answers).toEqual(family)
    expect(barred(after, 'submit', people.agent, dibao)).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
    expect(barred(after, 'endMandate', people.wang, dibao)).toMatchObject({ problem: 'STAGE_NOT_ALLOWED' })
  })
})
