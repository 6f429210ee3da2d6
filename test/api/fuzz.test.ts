import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { anyone, as, send, tokenOf } from '../support/api.ts'
import { act, completeDraft, done, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { openapi, operations } from '../support/operations.ts'
import { requestsOf, type Request } from '../support/requests.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const things = async (): Promise<string[]> => {
  const accepted = await submitted('resident-li')
  done(await act('town-changyuan', accepted, 'acceptance'))
  const sent = await submitted('resident-wang')
  const draft = await completeDraft('resident-li')
  const tip = {
    kind: 'other',
    against: 'family',
    about: '一户人家',
    division: '500153',
    place: '',
    facts: '看到的事情。',
    contact: null,
  }
  done(await anyone.post('/tips', tip))
  const { reports } = done(await as('tip-handler').get('/desk/tips'))
  return [accepted.id, sent.id, draft.id, reports[0].id]
}

const answerTo = async ({ operation, account, path, body, type }: Request) =>
  send(path, {
    method: operation.method,
    headers: { 'content-type': type, ...(account !== null && { authorization: `Bearer ${await tokenOf(account)}` }) },
    ...(body !== undefined && { body }),
  })

test('no request out of the API’s own description makes it fail', { timeout: 240_000 }, async () => {
  const requests = requestsOf(await openapi(), operations, await things())
  const statuses = new Map<number, number>()
  const batches = fc.array(requests, { minLength: 12, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(batches, async (batch) => {
      const answers = await Promise.all(batch.map(answerTo))
      for (const [position, { status, body, text }] of answers.entries()) {
        const about = JSON.stringify({ ...batch[position], operation: batch[position]?.operation.name })
        expect(status, about).toBeLessThan(500)
        if (status >= 400) expect(body?.code ?? body?.message, about).toEqual(expect.any(String))
        expect(text, about).not.toMatch(/node_modules|at .*\.(ts|mjs):\d/)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }),
    { numRuns: 180, endOnFailure: false },
  )
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2_000)
  // Enough of them came through the doors for the rest to mean something.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100)
  expect(statuses.get(422) ?? 0).toBeGreaterThan(100)
})
