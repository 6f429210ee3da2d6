import { describe, expect, test } from 'vitest'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { looserLimits, procedureIn, Procedure } from '#shared/domain/programs/procedure.ts'
import { definitionOf } from '#shared/domain/programs/definitions.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { estimate } from '#shared/domain/programs/estimate.ts'
import { Terms } from '#shared/domain/programs/terms.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { noticesFor } from '#shared/domain/notices/notice.ts'
import { calculate } from '#shared/domain/programs/calculation.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { calculated, entitled, given, people, type Circumstances } from '../applications/case.ts'
import * as past from '../applications/history.ts'

const { li, town, town2, lead, verifier, examiner, confirmer } = people

/** Small and fast, as domain.md §4.5 has it: no verification, no notice, three days, at most one standard; the town decides. */
const fastRescue: Procedure = Procedure.parse({
  ...dibao,
  program: 'fast-rescue',
  name: { zh: '小额快救', en: 'Fast rescue' },
  citation: '2026 年救急难意见',
  steps: ['survey'],
  evidence: ['identity'],
  limits: { ...dibao.limits, acceptWorkingDays: 1, surveyStartWorkingDays: 1, totalWorkingDays: 3 },
  formula: { kind: 'capped-sum', standards: 1, each: 'household' },
  decidedBy: 'town',
  appraisal: 'never',
})

/** Where winters are cold: the registers alone are asked, who applied is listed, three days of notice, a fifth of the standard. */
const warmth: Procedure = Procedure.parse({
  ...dibao,
  program: 'winter-warmth',
  name: { zh: '冬季取暖补助', en: 'Winter warmth' },
  citation: '本县取暖补助办法',
  steps: ['verification', 'notice'],
  evidence: ['identity', 'other'],
  limits: { ...dibao.limits, noticeDays: 3, countyWorkingDays: 5, announceWorkingDays: 2 },
  formula: { kind: 'share', percentOfStandard: 20 },
  appraisal: 'never',
  applicationList: true,
})

const { policy, request } = calculated(entitled)

/** One step after the other, each on its day, from a draft. */
const walking = (on: Pick<Circumstances, 'procedure' | 'calculation'>) => {
  const happened: Event[] = []
  return (day: string, actor: (typeof people)[keyof typeof people], command: Command) => {
    const outcome = given(...happened).when(actor, command, { ...on, on: day })
    const state = outcome.then({})
    happened.push(outcome.event())
    return state
  }
}

describe('a program that is only a definition', () => {
  const sum = (neededFen: number) => estimate(policy, { ...request, neededFen }, Terms.strip().parse(fastRescue))

  test('goes its own way from submission to decision with the rules of all', () => {
    const step = walking({ procedure: fastRescue })
    step('2026-09-01', li, { verb: 'submit', truthDeclared: true, verificationAuthorised: true })
    const accepted = step('2026-09-01', town, { verb: 'accept' })
    expect(accepted).toMatchObject({ totalDue: { date: '2026-09-04' }, verification: { status: 'none' } })
    step('2026-09-02', town, { verb: 'recordSurvey', ...past.surveyOn('2026-09-02'), findings: '房屋失火' })
    step('2026-09-02', town2, { verb: 'signSurvey' })
    step('2026-09-02', li, { verb: 'answerSurvey', right: true, words: '' })
    const proposed = step('2026-09-02', town, { verb: 'giveOpinion', outcome: 'grant', reasons: '情况紧急' })
    expect(proposed).toMatchObject({ stage: 'FIRST_OPINION', notice: null, due: { date: '2026-09-04' } })
    const decided = step('2026-09-03', lead, { verb: 'confirm', reasons: '同意' })
    expect(decided).toMatchObject({
      stage: 'CONFIRMED',
      decision: { outcome: 'confirmed', signedBy: [{ id: town.id }, { id: lead.id }] },
    })
  })

  test('has steps, notices, days and a sum of its own, from submission to announcement', () => {
    const plain = { ...policy, topUps: [], priceSubsidies: [] }
    const calculation = calculate(plain, request, warmth)
    const step = walking({ procedure: warmth, calculation })
    step('2026-09-01', li, { verb: 'submit', truthDeclared: true, verificationAuthorised: true })
    const accepted = step('2026-09-01', town, { verb: 'accept' })
    expect(accepted).toMatchObject({ survey: { status: 'none' }, verification: { status: 'requested' } })
    expect(noticesFor(accepted)).toMatchObject([{ kind: 'APPLICATION', lastDay: '2026-09-04' }])
    step('2026-09-02', verifier, { verb: 'startVerification', purpose: 'application', sources: ['population'] })
    const silence = '派出所以纸质函件回复。'
    step('2026-09-02', verifier, { verb: 'reportVerification', result: 'fit', findings: '没有不一致', silence })
    step('2026-09-03', town, { verb: 'giveOpinion', outcome: 'grant', reasons: '符合办法' })
    step('2026-09-03', lead, { verb: 'signOpinion' })
    const posted = step('2026-09-03', town, { verb: 'recordPosting', places: ['公开栏'], postedOn: '2026-09-03' })
    expect(noticesFor(posted).at(-1)).toMatchObject({ kind: 'REVIEW', lastDay: '2026-09-06', monthlyFen: 47_886 })
    const forwarded = step('2026-09-07', town, { verb: 'forward' })
    expect(forwarded).toMatchObject({ stage: 'COUNTY_REVIEW', due: { date: '2026-09-14' } })
    step('2026-09-08', examiner, { verb: 'examine', ...past.reviewBy(examiner, confirmer), heldOn: '2026-09-08' })
    const decided = step('2026-09-09', confirmer, { verb: 'confirm', reasons: '同意' })
    expect(decided).toMatchObject({ decision: { monthlyFen: 47_886 }, due: { date: '2026-09-11' } })
    const announced = step('2026-09-10', town, { verb: 'announce' })
    expect(noticesFor(announced)).toMatchObject([{ kind: 'ANNOUNCEMENT', persons: 3, monthlyFen: 47_886 }])
  })

  test('still needs its survey by two, and two different people', () => {
    const begun = [past.submitted(), { ...past.accepted(), verificationStartDue: null }] as const
    const grant = { verb: 'giveOpinion', outcome: 'grant', reasons: '情况紧急' } as const
    given(...begun)
      .when(town, grant, { on: '2026-09-02', procedure: fastRescue })
      .refused({ problem: 'GATE_OPEN', gates: ['survey-missing'] })
    given(...begun, ...past.surveyed(), { ...past.grantProposed(), notice: null })
      .when(lead, { verb: 'confirm', reasons: '同意' }, { on: '2026-09-10', procedure: fastRescue })
      .refused({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('never goes to the county, and the county does not decide it', () => {
    const proposed = [past.submitted(), past.accepted(), ...past.surveyed(), { ...past.grantProposed(), notice: null }]
    given(...proposed)
      .when(town, { verb: 'forward' }, { on: '2026-09-10', procedure: fastRescue })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'FIRST_OPINION' })
    given(...proposed)
      .when(confirmer, { verb: 'confirm', reasons: '同意' }, { on: '2026-09-10', procedure: fastRescue })
      .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('pays what is needed, up to its cap (T1: one standard), whatever the income', () => {
    expect(sum(50_000)).toMatchObject({ eligible: true, monthlyFen: 50_000 })
    expect(sum(100_000).monthlyFen).toBe(policy.standard.amountFen)
  })
})

describe('a definition with the region’s switches', () => {
  test('is one process under two names for urban and rural dibao', () => {
    const { program: _urban, name: _here, ...urban } = definitionOf('urban-dibao')
    const { program: _rural, name: _there, ...rural } = definitionOf('rural-dibao')
    expect(rural).toEqual(urban)
    expect(Program.options).toEqual(['urban-dibao', 'rural-dibao'])
    expect(() => definitionOf('lottery')).toThrow('lottery')
  })

  test('takes what is stricter than the law and names what is not', () => {
    const limits = { totalWorkingDays: 20, countyWorkingDays: 15, noticeDays: 5, answerWorkingDays: 10 }
    const region = procedureIn(dibao, { appraisal: 'always', postingPlaces: 3, limits })
    expect(region).toMatchObject({ appraisal: 'always', postingPlaces: 3, applicationList: false })
    expect(region.limits).toMatchObject({
      totalWorkingDays: 20,
      countyWorkingDays: 10,
      noticeDays: 7,
      answerWorkingDays: 10,
    })
    expect(looserLimits(dibao, { limits })).toEqual(['noticeDays', 'countyWorkingDays'])
  })

  test('lasts 20 working days where the town confirms (民发〔2022〕83号)', () =>
    expect(procedureIn(dibao, { decidedBy: 'town' }).limits.totalWorkingDays).toBe(20))
})
