import { describe, expect, test } from 'vitest'
import type { RefusalCause } from '#shared/domain/applications/application.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { gatesOf, hindrances, type Checkpoint, type Gates } from '#shared/domain/applications/gates.ts'
import type { EstimateResult } from '#shared/domain/programs/estimate.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { calculated, caseAfter, entitled, morningOf, notEntitled } from './case.ts'
import * as past from './history.ts'

const gatesAfter = (events: readonly Event[], on = '2026-09-29', estimate: EstimateResult | null = entitled) =>
  gatesOf(caseAfter(events), { now: morningOf(on), calculation: estimate && calculated(estimate), procedure: dibao })
const at = ({ checkpoints }: Gates, name: Checkpoint) => checkpoints.find(({ checkpoint }) => checkpoint === name)
const under = ({ causes }: Gates, name: RefusalCause) => causes.find(({ cause }) => cause === name)

test('a case ready for its confirmation has passed all five, and no rule speaks against it', () => {
  const { checkpoints, causes, next } = gatesAfter([...past.ready, past.minutesSigned()])
  expect([...checkpoints, ...causes].filter(({ standing }) => standing !== 'passed')).toEqual([])
  expect(next).toEqual([])
})

describe('what is missing stands at its gate and under its rule', () => {
  const withoutSurvey = past.ready.filter(({ type }) => type !== 'surveyRecorded')
  const withoutRegisters = past.ready.filter(({ type }) => type !== 'verificationReported')
  const forwardedAgain = [past.grantProposed(), past.forwarded(), past.examined()]

  test.each<[string, Checkpoint, RefusalCause, string, readonly Event[]]>([
    ['the acceptance', 'entry', 'FORMALITIES_INCOMPLETE', 'acceptance-missing', [past.submitted()]],
    ['the survey', 'survey', 'PROCEDURE_SKIPPED', 'survey-missing', withoutSurvey],
    ['the surveyors’ names', 'survey', 'RESPONSIBILITY_UNCLEAR', 'survey-missing', withoutSurvey],
    ['the registers', 'income', 'INCOME_UNCLEAR', 'verification-missing', withoutRegisters],
    [
      'an ordered appraisal',
      'supervision',
      'PROCEDURE_SKIPPED',
      'appraisal-missing',
      [...past.objected, past.appraisalOrdered()],
    ],
    ['the notice', 'supervision', 'PROCEDURE_SKIPPED', 'notice-open', past.investigated],
    [
      'the answer to an objection',
      'supervision',
      'OBJECTION_OPEN',
      'objection-open',
      [...past.objected, ...forwardedAgain],
    ],
    [
      'the county’s visit',
      'supervision',
      'PROCEDURE_SKIPPED',
      'county-visit-missing',
      [...past.ready, past.countyVisitOrdered()],
    ],
    ['an opinion to grant', 'meeting', 'PROCEDURE_SKIPPED', 'opinion-missing', past.refusalOpen],
    ['the county’s minutes', 'meeting', 'RESPONSIBILITY_UNCLEAR', 'examination-missing', past.withCounty],
    ['the second signature', 'meeting', 'RESPONSIBILITY_UNCLEAR', 'minutes-unsigned', past.ready],
  ])('%s', (_, checkpoint, cause, gate, events) => {
    const gates = gatesAfter(events, '2026-09-09')
    expect(at(gates, checkpoint)).toMatchObject({ standing: 'open', missing: expect.arrayContaining([gate]) })
    expect(under(gates, cause)).toMatchObject({ standing: 'open', missing: expect.arrayContaining([gate]) })
  })

  test('what speaks against the family is failed, not open', () => {
    const found = gatesAfter(past.foundUnfit, '2026-09-29', notEntitled)
    expect(at(found, 'income')).toEqual({
      checkpoint: 'income',
      standing: 'failed',
      missing: ['verification-unfit', 'not-eligible'],
    })
    expect(under(found, 'NOT_ELIGIBLE')).toMatchObject({ standing: 'failed' })
  })

  test('every hindrance comes under a rule that a refusal could name', () =>
    expect(Object.values(hindrances).filter(({ causes }) => causes.length === 0)).toEqual([]))
})

test('the next step waits for what is missing, and for nothing else', () => {
  expect(gatesAfter(past.investigated).next).toEqual([])
  expect(gatesAfter(past.posted, '2026-09-10').next).toEqual(['notice-open'])
  expect(gatesAfter(past.withCounty).next).toEqual(['examination-missing'])
})
