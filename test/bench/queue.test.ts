import { beforeAll, expect, test } from 'vitest'
import { queuePage, type QueueQuestion } from '#shared/store/queue.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { writeCases } from '../support/many-cases.ts'

const desk = '341623100'

beforeAll(() => writeCases(100_000, `${desk}001`))

test('a page of a queue of 100,000 cases is one query of fifty rows, first and later', async () => {
  const question = { desk }
  let cursor: string | undefined
  for (let page = 0; page < 3; page++) {
    const { result, requests } = await requestsDuring(() => queuePage({ ...question, cursor }))
    expect(requests).toEqual(['Query'])
    expect(result.cases).toHaveLength(50)
    cursor = result.cursor ?? undefined
  }
})

test.each<[string, Partial<QueueQuestion>]>([
  ['what is overdue', { dueBefore: '2026-07-01' }],
  ['what is due in some days', { dueFrom: '2026-07-01', dueBefore: '2026-07-04' }],
  ['one village', { place: `${desk}001` }],
  ['what no one took, at one stage', { assignee: null, stage: 'INVESTIGATING' }],
  ['the cases before a case', { cursor: '2026-07-01#00000000-0000-4000-8000-000000000000', backwards: true }],
])('so is a page of it narrowed to %s', async (_, narrowed) => {
  const { result, requests } = await requestsDuring(() => queuePage({ desk, ...narrowed }))
  expect(requests).toEqual(['Query'])
  expect(result.cases).toHaveLength(50)
})
