import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, problemIn, read } from '../support/api.ts'
import { act, reasons, review } from '../support/case-walk.ts'
import { placedCase } from '../support/placed-case.ts'
import { caseAfter } from '../domain/applications/case.ts'
import * as past from '../domain/applications/history.ts'

/** What the county and a town say to each other about a case that was sent up. */

const patience = { timeout: 20_000, interval: 100 }
const shown = contract.applications.officer.get
let id = ''
const current = async (account = 'county-supervisor') => read(await as(account).get(`/desk/applications/${id}`), shown)

beforeAll(async () => {
  Object.assign(process.env, inject('environment'))
  id = (await placedCase(caseAfter(past.withCounty), [])).id
})

describe('the county sends a case back with questions', () => {
  test('each bounded, and at least one', async () => {
    const seen = await current()
    for (const [questions, problems] of [
      [[], { questions: 'required' }],
      [['邻居怎么说？', ' '], { 'questions.1': 'required' }],
      [['长'.repeat(1001)], { 'questions.0': 'too-long' }],
    ] as const)
      expect(fieldsOf(await act('county-officer', seen, 'return', { questions }))).toEqual(problems)
    expect(await current()).toEqual(seen)
  })

  test('the town answers each, and gives no opinion before', async () => {
    const questions = ['邻居怎么说？', '有没有工资表？']
    const back = read(await act('county-officer', await current(), 'return', { questions }), shown)
    expect(back).toMatchObject({ stage: 'RETURNED_TO_TOWN', questions: [{ answer: null }, { answer: null }] })

    const first = [{ question: 0, answer: '两边都说靠打零工。' }]
    const half = read(await act('town-changyuan', back, 'answers', { answers: first }), shown)
    const early = await act('town-changyuan-lead', half, 'opinion', { outcome: 'grant', reasons })
    expect(problemIn(early)).toMatchObject({ code: 'GATE_OPEN', data: { missing: ['questions-open'] } })
    const again = await act('town-changyuan', half, 'answers', { answers: first })
    expect(fieldsOf(again)).toEqual({ answers: 'choose-one' })

    const second = [{ question: 1, answer: '工资表已经附上。' }]
    done(await act('town-changyuan-2', half, 'answers', { answers: second }))
  })

  test('the county reads each answer beside its question; the verifier neither', async () => {
    expect((await current('county-officer')).questions).toMatchObject([
      { question: '邻居怎么说？', answer: { text: '两边都说靠打零工。', by: '赵敏' } },
      { question: '有没有工资表？', answer: { text: '工资表已经附上。', by: '周伟' } },
    ])
    const { questions, timeline } = await current('county-verifier')
    expect(questions).toEqual([])
    expect(JSON.stringify(timeline)).not.toContain('工资表')
  })
})

describe('the county decides together', () => {
  const heldOn = '2026-09-21'
  const list = contract.applications.worklist.signatures
  const waiting = async (account: string) => read(await as(account).get('/desk/signatures'), list).cases

  beforeAll(async () => {
    id = (await placedCase(caseAfter(past.withCounty), [])).id
  })

  test('people who hold their office there, and nobody else', async () => {
    const present = [
      { id: 'county-officer', name: '冯涛', view: '同意。' },
      { id: 'town-changyuan', name: '赵敏', view: '同意。' },
    ]
    const seen = await current()
    const elsewhere = await act('county-officer', seen, 'examination', { ...review(heldOn), present })
    expect(fieldsOf(elsewhere)).toEqual({ present: 'not-of-this-county' })
    const alone = await act('county-officer', seen, 'examination', { ...review(heldOn), present: present.slice(1) })
    expect(fieldsOf(alone)).toEqual({ present: 'two-present' })
    expect(await current()).toEqual(seen)
  })

  test('the minutes wait for who was there, in a list of their own, until they sign', async () => {
    done(await act('county-officer', await current(), 'examination', review(heldOn)))
    expect(await waiting('county-confirmer')).toContainEqual(expect.objectContaining({ id, sheet: 'minutes' }))
    expect((await waiting('county-officer')).map((one) => one.id)).not.toContain(id)
    done(await act('county-confirmer', await current(), 'minutes-signature'))
    expect((await waiting('county-confirmer')).map((one) => one.id)).not.toContain(id)
    expect(await act('county-confirmer', await current(), 'minutes-signature')).toMatchObject({ status: 403 })
  })

  test('and the decision stands over the names of both; the verifier sees none of it', async () => {
    const confirmed = read(await act('county-confirmer', await current(), 'confirmation', { reasons }), shown)
    expect(confirmed.decision?.signedBy.map(({ name }) => name)).toEqual(['冯涛', '何静'])
    expect((await current('county-verifier')).county.minutes).toBeNull()
    await vi.waitFor(async () => {
      const papers = (await current()).documents.filter(({ kind }) => kind === 'county-minutes')
      expect(papers.length).toBeGreaterThan(0)
    }, patience)
  })
})
