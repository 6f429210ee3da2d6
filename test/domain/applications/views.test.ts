import { describe, expect, test } from 'vitest'
import type { Command, Verb } from '#shared/domain/applications/commands.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { repeated } from '#shared/domain/applications/repeated.ts'
import { caseView, ownView, type CaseFile } from '#shared/domain/applications/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { caseAfter, morningOf, people } from './case.ts'
import * as past from './history.ts'

const { li, town, verifier } = people
const fileOf = (events: readonly Event[]): CaseFile => ({
  application: caseAfter(events),
  events,
  documents: [],
  replies: [],
  scratch: {},
  objectors: {},
})
const seenBy = (actor: Actor, ...events: readonly Event[]) =>
  caseView(fileOf(events), actor, { now: morningOf('2026-09-29'), calculation: null, procedure: dibao })
const seenByFamily = (...events: readonly Event[]) =>
  ownView(fileOf(events), li, { now: morningOf('2026-09-29'), calculation: null, procedure: dibao })

describe('what can be done leaves out what the case itself makes pointless', () => {
  const answered = [past.submitted(), past.deficiencyNoticed(), past.deficiencyAnswered()]
  const started = [...past.underInvestigation, past.surveyStarted()]
  const asked = [...past.underInvestigation, past.verificationStarted()]
  const ordered = [...past.objected, past.appraisalOrdered()]

  test.each<[string, Actor, Verb, readonly Event[], boolean]>([
    ['asking for what is missing', town, 'askForMissing', [past.submitted()], true],
    ['asking a second time', town, 'askForMissing', answered, false],
    ['starting the survey', town, 'startSurvey', past.underInvestigation, true],
    ['starting it again', town, 'startSurvey', started, false],
    ['reporting what was asked of the registers', verifier, 'reportVerification', asked, true],
    ['reporting it again', verifier, 'reportVerification', past.investigated, false],
    ['recording the appraisal that was ordered', town, 'recordAppraisal', ordered, true],
    ['recording one that nobody ordered', town, 'recordAppraisal', past.investigated, false],
  ])('%s', (_, actor, verb, events, can) => expect(seenBy(actor, ...events).can.includes(verb)).toBe(can))

  test('a second answer to one finding', () => {
    expect(seenByFamily(...past.refusalOpen).can).toContain('answerFinding')
    const answeredOnce = seenByFamily(...past.refusalOpen, past.findingAnswered('2026-09-10', false))
    expect(answeredOnce.can).not.toContain('answerFinding')
  })
})

describe('the verifier sees what the registers need, and nothing of what the offices think', () => {
  test('no posted opinion and no decision, however the case went on', () => {
    const seen = seenBy(verifier, ...past.granted, past.announced())
    expect(seen).toMatchObject({ opinion: null, notice: null, decision: null, closing: null, announcedOn: null })
    expect(seen.timeline.map(({ type }) => type)).toEqual([
      'submitted',
      'accepted',
      'surveyRecorded',
      'surveySigned',
      'householdSigned',
      'verificationReported',
      'forwarded',
    ])
  })

  test('not why a case was ended', () => {
    const ended = seenBy(verifier, ...past.underInvestigation, past.warned(), past.terminated())
    expect(ended.closing).toBeNull()
    expect(JSON.stringify(ended)).not.toContain('仍不配合')
  })

  test('the family’s answer to its own finding, not their answer to a negative opinion', () => {
    const rechecked = seenBy(verifier, ...past.foundUnfit, past.findingAnswered())
    expect(rechecked.timeline.map(({ type }) => type)).toContain('findingAnswered')
    const opposed = seenBy(verifier, ...past.refusalOpen, past.findingAnswered('2026-09-10', false))
    expect(opposed.hearing).toBeNull()
    expect(opposed.timeline.map(({ type }) => type)).not.toContain('findingAnswered')
  })
})

describe('why the county visits', () => {
  const ordered = [...past.withCounty, past.countyVisitOrdered()]

  test.each([people.examiner, people.confirmer, people.supervisor])('is known to $id', (reader) =>
    expect(seenBy(reader, ...ordered).timeline.at(-1)).toMatchObject({
      type: 'countyVisitOrdered',
      cause: 'complaint',
    }),
  )

  test.each([town, people.lead, verifier])('is not told to $id, who sees that it must', (reader) => {
    const seen = seenBy(reader, ...ordered)
    expect(seen.county.visitRequired).toBe(true)
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'countyVisitOrdered', cause: null })
  })

  test('is not told to the family', () =>
    expect(seenByFamily(...ordered).timeline.at(-1)).toMatchObject({ type: 'countyVisitOrdered', words: [] }))
})

describe('a refused family', () => {
  test('is told by which rule, and in words', () =>
    expect(seenByFamily(...past.ready, past.refused()).outcome).toEqual({
      outcome: 'refused',
      monthlyFen: 0,
      firstMonth: null,
      cause: 'NOT_ELIGIBLE',
      reasons: '人均收入不低于标准',
    }))
})

describe('a family that asks again for what it did, because the answer was lost,', () => {
  const wasDone = (command: Command, ...events: readonly Event[]) => repeated(fileOf(events), command)
  const answer = '店铺去年已经转让'

  test('has submitted once', () => {
    const submit: Command = { verb: 'submit', truthDeclared: true, verificationAuthorised: true }
    expect(wasDone(submit)).toBe(false)
    expect(wasDone(submit, ...past.underInvestigation)).toBe(true)
  })

  test('has answered the list, and other words are another answer', () => {
    const answered = [past.submitted(), past.deficiencyNoticed(), past.deficiencyAnswered()]
    const said = (words: string): Command => ({ verb: 'answerDeficiency', answers: [{ how: 'words', words }] })
    expect(wasDone(said('已补上'), ...answered.slice(0, 2))).toBe(false)
    expect(wasDone(said('已补上'), ...answered)).toBe(true)
    expect(wasDone(said('还有一页'), ...answered)).toBe(false)
  })

  test('has answered the finding, also when it was checked again since', () => {
    const answered = [...past.foundUnfit, past.findingAnswered()]
    expect(wasDone({ verb: 'answerFinding', answer }, ...past.foundUnfit)).toBe(false)
    expect(wasDone({ verb: 'answerFinding', answer }, ...answered)).toBe(true)
    expect(wasDone({ verb: 'answerFinding', answer }, ...answered, past.verificationReported())).toBe(true)
  })

  test('may say the same to a new finding', () => {
    const foundAgain = [...past.foundUnfit, past.findingAnswered(), past.verificationReported('unfit', '2026-09-10')]
    expect(wasDone({ verb: 'answerFinding', answer }, ...foundAgain)).toBe(false)
  })

  test('has withdrawn for that reason', () => {
    const withdrawn = [...past.underInvestigation, past.withdrawn()]
    expect(wasDone({ verb: 'withdraw', reason: '找到工作了' }, ...withdrawn)).toBe(true)
    expect(wasDone({ verb: 'withdraw', reason: '' }, ...withdrawn)).toBe(false)
  })
})

test('who objected is told to the town, which answers, and to nobody else who reads the case', () => {
  const sender = { name: '邬丽君', phone: '13800131234' }
  const file = { ...fileOf(past.objected), objectors: { one: sender } }
  const seen = (actor: Actor) =>
    caseView(file, actor, { now: morningOf('2026-09-29'), calculation: null, procedure: dibao }).objectors
  expect(seen(town)).toEqual({ one: sender })
  for (const reader of [people.examiner, people.confirmer, people.supervisor, verifier])
    expect(seen(reader), reader.role).toEqual({})
})
