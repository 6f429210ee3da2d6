import { describe, expect, test } from 'vitest'
import { concernsFamily } from '#shared/domain/applications/timeline.ts'
import { given, people } from './case.ts'
import * as past from './history.ts'

const { town, verifier, confirmer } = people
const on = { on: '2026-09-04' }
const visit = {
  verb: 'recordNeighbourVisit' as const,
  visitedOn: '2026-09-04',
  visitors: past.pair.slice(0, 1),
  relation: 'left' as const,
  said: '说男的常去工地',
  name: '吴秀兰',
}
const letter = {
  verb: 'sendLetter' as const,
  to: '某建筑公司',
  asks: '用工和工资',
  sentOn: '2026-09-04',
  answerBy: '2026-09-18',
}

describe('a neighbour visit', () => {
  test('is kept word for word, without the neighbour’s name, and is nothing the family learns of', () => {
    const outcome = given(...past.underInvestigation).when(town, visit, on)
    const state = outcome.then({ type: 'neighbourVisited', said: '说男的常去工地', named: true })
    expect(state.neighbours).toMatchObject([{ relation: 'left', named: true, visitors: [{ name: '赵敏' }] }])
    expect(JSON.stringify([outcome.event(), state])).not.toContain('吴秀兰')
    expect(concernsFamily(outcome.event())).toBe(false)
  })

  test('needs somebody who went, and a day that has come', () => {
    given(...past.underInvestigation)
      .when(town, { ...visit, visitors: [] }, on)
      .refused({ problem: 'FIELD', field: 'visitors', code: 'required' })
    given(...past.underInvestigation)
      .when(town, { ...visit, visitedOn: '2026-09-05' }, on)
      .refused({ problem: 'FIELD', field: 'visitedOn', code: 'date-in-future' })
  })

  test('may look into an anonymous word while the notice hangs', () =>
    given(...past.posted, past.leadRecorded())
      .when(town, { ...visit, visitedOn: '2026-09-14' }, { on: '2026-09-14' })
      .then({ type: 'neighbourVisited' }))

  test('keeps who went from deciding the case', () => {
    const went = [{ id: confirmer.id, name: confirmer.name }]
    const visited = given(...past.underInvestigation)
      .when(town, { ...visit, visitors: went }, on)
      .event()
    given(...past.ready, visited)
      .when(confirmer, { verb: 'confirm', reasons: '符合条件' }, { on: '2026-09-23' })
      .refused({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('is not the verifier’s to make', () =>
    given(...past.underInvestigation)
      .when(verifier, visit, on)
      .refused({ problem: 'ROLE_NOT_ALLOWED' }))
})

describe('a letter that asks for evidence', () => {
  const sent = given(...past.underInvestigation)
    .when(town, letter, on)
    .event()
  const answer = (answeredOn: string) => ({
    verb: 'recordLetterAnswer' as const,
    letter: sent.type === 'letterSent' ? sent.letter : '',
    answeredOn,
    answer: '三月起没有再雇用',
  })
  const waiting = given(...past.underInvestigation, sent)

  test('waits with its day until it is answered, once', () => {
    const state = waiting.when(town, answer('2026-09-10'), { on: '2026-09-10' }).then({ type: 'letterAnswered' })
    expect(state.letters).toMatchObject([{ answerBy: '2026-09-18', answer: { answeredOn: '2026-09-10' } }])
    const answered = waiting.when(town, answer('2026-09-10'), { on: '2026-09-10' }).event()
    given(...past.underInvestigation, sent, answered)
      .when(town, answer('2026-09-10'), { on: '2026-09-11' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'INVESTIGATING' })
  })

  test('is not answered before it was sent, nor tomorrow, and gives at least a day', () => {
    waiting
      .when(town, answer('2026-09-03'), on)
      .refused({ problem: 'FIELD', field: 'answeredOn', code: 'date-before-letter' })
    waiting
      .when(town, answer('2026-09-05'), on)
      .refused({ problem: 'FIELD', field: 'answeredOn', code: 'date-in-future' })
    given(...past.underInvestigation)
      .when(town, { ...letter, answerBy: letter.sentOn }, on)
      .refused({ problem: 'FIELD', field: 'answerBy', code: 'date-before-letter' })
  })
})
