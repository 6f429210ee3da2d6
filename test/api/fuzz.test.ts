import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { admission, leaveTip } from '../support/admission.ts'
import { done, read, send, tokenOf } from '../support/api.ts'
import { act, completeDraft, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { shortTip } from '../support/filings.ts'
import { openapi, operations } from '../support/operations.ts'
import { unlocked } from '../support/tip-key.ts'
import { requestsOf, type Request } from '../support/requests.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const things = async (): Promise<string[]> => {
  const accepted = await submitted('resident-li')
  done(await act('town-changyuan', accepted, 'acceptance'))
  const sent = await submitted('resident-wang')
  const draft = await completeDraft('resident-li')
  done(await leaveTip(shortTip))
  const { reports } = read(await (await unlocked('tip-handler')).get('/desk/tips'), contract.tips.handler.list)
  return [accepted.id, sent.id, draft.id, ...reports.slice(0, 1).map(({ id }) => id)]
}

/** A problem of ours has a code; the gateway's own refusals have a message alone. */
const Refused = z.union([z.looseObject({ code: z.string() }), z.looseObject({ message: z.string() })])

const Told = z.record(z.string(), z.unknown())
const toldIn = (body: string) => {
  try {
    return Told.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}
/** What needs an admission mostly has a good one, for at the threshold it would meet nothing but the threshold. */
const admitted = async (body: string | undefined) => {
  const told = body === undefined ? undefined : toldIn(body)
  if (!told || typeof told['admission'] !== 'object' || 'token' in (told['admission'] ?? {})) return body
  return JSON.stringify({ ...told, admission: await admission() })
}

const answerTo = async ({ operation, account, path, body: drawn, type }: Request) => {
  const body = await admitted(drawn)
  return send(path, {
    method: operation.method,
    headers: { 'content-type': type, ...(account !== null && { authorization: `Bearer ${await tokenOf(account)}` }) },
    ...(body !== undefined && { body }),
  })
}

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
        if (status >= 400) expect(Refused.safeParse(body), about).toMatchObject({ success: true })
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
