import { beforeAll, expect, test } from 'vitest'
import { queuePage } from '#shared/store/queue.ts'
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
