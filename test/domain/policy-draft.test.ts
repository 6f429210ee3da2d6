import { describe, expect, test } from 'vitest'
import {
  newSimulation,
  outcomeOf,
  policyIdOf,
  tally,
  unsignable,
  type PolicyDraft,
} from '#shared/domain/programs/draft.ts'
import { onExamples } from '#shared/domain/programs/examples.ts'
import { Policy, PolicyFile } from '#shared/domain/programs/policy.ts'
import file from '../cases/policies.json' with { type: 'json' }
import { entitled, notEntitled } from './applications/case.ts'

const { policies } = PolicyFile.parse(file)
const inForce = policies.find(({ program }) => program === 'urban-dibao')
if (inForce === undefined) throw new Error('the cases have an urban policy')
const { id: _id, ...terms } = inForce
const proposal = { ...terms, effectiveFrom: '2030-01' }
const drafter = { id: 'county-admin', name: '唐磊', at: '2026-11-20T01:30:00.000Z' }
const draft = (changes: Partial<PolicyDraft> = {}): PolicyDraft => ({
  id: '6f9d9f0a-3f0e-4f6e-8a53-0a4b7c1d2e3f',
  version: 1,
  proposal,
  drafted: drafter,
  simulation: { ...newSimulation, status: 'done' },
  signed: null,
  ...changes,
})
const confirmer = { id: 'county-confirmer' }

describe('a household under a new version', () => {
  const more = { ...entitled, monthlyFen: entitled.monthlyFen + 1 }
  test.each([
    [entitled, entitled, 'unchanged'],
    [entitled, more, 'raised'],
    [more, entitled, 'lowered'],
    [notEntitled, entitled, 'newlyEligible'],
    [entitled, notEntitled, 'noLongerEligible'],
    [notEntitled, notEntitled, 'unchanged'],
  ])('%# is counted once, by what becomes of it', (before, after, outcome) => {
    expect(outcomeOf(before, after)).toBe(outcome)
  })

  test('given three cases, one of them incomplete, then counts and sums say so, and no name', () => {
    const simulation = [
      [entitled, more],
      [null, entitled],
      [null, null],
    ].reduce((sofar, [before = null, after = null]) => tally(sofar, before, after), newSimulation)
    expect(simulation).toMatchObject({
      counts: { raised: 1, newlyEligible: 1, unchanged: 0 },
      unreckonable: 1,
      beforeFen: entitled.monthlyFen,
      afterFen: more.monthlyFen + entitled.monthlyFen,
    })
  })
})

describe('a draft is signed', () => {
  test('by a second person, after the simulation, for a month that is not over', () => {
    expect(unsignable(draft(), confirmer, '2026-11', policies)).toBeNull()
    expect(unsignable(draft(), drafter, '2026-11', policies)).toBe('own-draft')
    expect(unsignable(draft({ simulation: newSimulation }), confirmer, '2026-11', policies)).toBe('simulation-missing')
    expect(unsignable(draft(), confirmer, '2030-02', policies)).toBe('month-past')
  })

  test('never over a version that takes effect in the same month', () => {
    const signed = { ...proposal, id: 'another-name' }
    expect(unsignable(draft(), confirmer, '2026-11', [...policies, signed])).toBe('month-taken')
  })

  test('under a name that says region, program and month, and that a policy may have', () => {
    expect(Policy.safeParse({ ...proposal, id: policyIdOf(proposal) })).toMatchObject({ success: true })
  })
})

test('given a higher standard, then no example household receives less, and the elder alone receives more', () => {
  const higher = {
    ...proposal,
    id: 'higher',
    standard: { ...proposal.standard, amountFen: proposal.standard.amountFen + 5000 },
  }
  const results = onExamples(policies, higher)
  expect(results).toHaveLength(5)
  for (const { beforeFen, afterFen } of results) expect(afterFen).toBeGreaterThanOrEqual(beforeFen ?? 0)
  const elder = results.find(({ name }) => name === 'elder-alone')
  expect(elder?.afterFen).toBeGreaterThan(elder?.beforeFen ?? 0)
})
