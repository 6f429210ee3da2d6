import { describe, expect, test } from 'vitest'
import { commands } from '#shared/domain/applications/commands.ts'
import { by, caseAfter, due, given, people } from './case.ts'
import * as past from './history.ts'

const { li, town, town2, lead, verifier, examiner, confirmer, supervisor } = people
const on = '2026-09-24'
const back = [...past.withCounty, past.returnedToTown()] as const
const proposed = { verb: 'giveOpinion', outcome: 'grant', reasons: '已补充' } as const
const answering = (...answers: { question: number; answer: string }[]) =>
  ({ verb: 'answerQuestions', answers }) as const
const neighbours = { question: 0, answer: '两边都说靠打零工' }
const payslip = { question: 1, answer: '工资表已经附上' }

describe('the county sends back', () => {
  const questions = { verb: 'returnToTown', questions: ['邻居怎么说？', '有没有工资表？'] } as const

  test('with its questions, each to be answered, and the town works to the end of the whole procedure', () => {
    for (const someone of [examiner, confirmer]) {
      const state = given(...past.withCounty)
        .when(someone, { ...questions, questions: [...questions.questions] }, { on: '2026-09-23' })
        .then({ type: 'returnedToTown' })
      expect(state).toMatchObject({ stage: 'RETURNED_TO_TOWN', due: due('2026-10-19') })
      expect(state.questions).toEqual([
        { question: '邻居怎么说？', answer: null },
        { question: '有没有工资表？', answer: null },
      ])
    }
  })

  test.each([
    ['nothing asked', [], 'required'],
    ['an empty question', [' '], 'required'],
    ['more than the town can be asked at once', Array.from({ length: 21 }, () => '请补充'), 'too-many'],
  ])('not with %s', (_, asked, code) => {
    expect(commands.returnToTown.safeParse({ questions: asked }).error?.issues[0]?.message).toBe(code)
  })

  test('and the town surveys again, or gives a new opinion, and cannot simply send it up again', () => {
    given(...back)
      .when(town, { verb: 'orderResurvey', reason: '再入户' }, { on })
      .then({ type: 'resurveyOrdered' })
    given(...back)
      .when(town, { verb: 'forward' }, { on: '2026-10-30' })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'RETURNED_TO_TOWN' })
  })
})

describe('the town answers each question', () => {
  test('together or one by one, each beside who answered and when', () => {
    const half = given(...back)
      .when(town, answering(payslip), { on })
      .then({ type: 'questionsAnswered', answers: [{ ...payslip, asked: '有没有工资表？' }] })
    expect(half.stage).toBe('RETURNED_TO_TOWN')
    expect(half.questions.map(({ answer }) => answer?.text)).toEqual([undefined, '工资表已经附上'])
    const whole = given(...back)
      .when(lead, answering(neighbours, payslip), { on })
      .then({ type: 'questionsAnswered' })
    expect(whole.questions.map(({ answer }) => answer?.by)).toEqual(['孙丽华', '孙丽华'])
  })

  test.each([
    ['that nobody asked', answering({ question: 2, answer: '查过了' })],
    ['twice in one breath', answering(neighbours, neighbours)],
    ['that is answered', answering({ question: 0, answer: '另一个说法' })],
  ])('not one %s', (_, command) =>
    given(...back, past.questionsAnswered(on, [{ question: 0, asked: '邻居怎么说？', answer: '靠打零工' }]))
      .when(town, command, { on })
      .refused({ problem: 'FIELD', field: 'answers', code: 'choose-one' }),
  )

  test('nobody but the town, and nothing when all is answered', () => {
    for (const other of [li, verifier, examiner, confirmer, supervisor])
      given(...back)
        .when(other, answering(neighbours), { on })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
    given(...back, past.questionsAnswered())
      .when(town2, answering(neighbours), { on })
      .refused({ problem: 'STAGE_NOT_ALLOWED', stage: 'RETURNED_TO_TOWN' })
  })
})

describe('while one question is open', () => {
  const gates = ['questions-open'] as const

  test('no opinion is given, whether or not the family was visited again', () => {
    for (const outcome of ['grant', 'refuse'] as const)
      given(...back)
        .when(lead, { ...proposed, outcome }, { on })
        .refused({ problem: 'GATE_OPEN', gates })
    given(...back, past.resurveyOrdered(on), ...past.surveyed(past.pair, on))
      .when(lead, proposed, { on })
      .refused({ problem: 'GATE_OPEN', gates })
  })

  test('nothing is sent up or decided, whoever let it through', () => {
    const past2 = [...back, past.grantProposed(on), past.noticePosted(on)]
    given(...past2)
      .when(town, { verb: 'forward' }, { on: '2026-10-09' })
      .refused({ problem: 'GATE_OPEN', gates })
    for (const decision of [
      { verb: 'confirm', reasons: '符合条件' },
      { verb: 'refuse', cause: 'NOT_ELIGIBLE', reasons: '不符合' },
    ] as const)
      given(...past2, past.forwarded('2026-10-09'), past.examined('2026-10-10'))
        .when(confirmer, decision, { on: '2026-10-12' })
        .refused({ problem: 'GATE_OPEN', gates })
  })
})

describe('the answers', () => {
  const again = [
    ...back,
    past.questionsAnswered(),
    past.grantProposed(on),
    past.noticePosted(on),
    past.forwarded('2026-10-09'),
  ] as const
  const answered = ['两边都说靠打零工', '工资表已经附上']

  test('let the case go on, and the county reads each beside its question', () => {
    given(...back, past.questionsAnswered())
      .when(lead, proposed, { on })
      .then({ type: 'opinionGiven' })
    const { questions } = caseAfter([...again, past.examined('2026-10-10')])
    expect(questions.map(({ answer }) => answer?.text)).toEqual(answered)
  })

  test('stay when the county asks again', () => {
    const { questions } = caseAfter([...again, past.returnedToTown('2026-10-12')])
    expect(questions.map(({ answer }) => answer?.text)).toEqual([...answered, undefined, undefined])
  })

  test('go with the decision they led to, when that is revoked', () => {
    const refused = [...again, past.examined('2026-10-10'), past.refused('2026-10-12'), past.appealed('2026-10-20')]
    expect(caseAfter(refused).questions).toHaveLength(2)
    const state = given(...refused)
      .when(
        examiner,
        { verb: 'decideAppeal', result: 'revoked', reason: '事实不清', decidedOn: '2026-10-30' },
        { on: '2026-11-02' },
      )
      .then({ type: 'appealDecided', by: by(examiner) })
    expect(state).toMatchObject({ stage: 'RETURNED_TO_TOWN', questions: [] })
  })
})
