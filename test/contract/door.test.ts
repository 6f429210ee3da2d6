import { os } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { log } from '../../functions/http/log.ts'
import { problem } from '../../functions/http/problem.ts'
import { serve, type RequestContext } from '../../functions/http/serve.ts'
import { knock } from '../support/door.ts'

const secret = '990101198202044819'
const operation = os.$context<RequestContext>()

const door = serve(
  operation.router({
    breaks: operation.route({ method: 'POST', path: '/breaks' }).handler(() => {
      throw new TypeError(`cannot read ${secret}`)
    }),
    refuses: operation.route({ method: 'POST', path: '/refuses' }).handler(() => {
      throw problem('GATE_OPEN', { missing: ['notice-open'], until: '2026-11-30' })
    }),
    asks: operation
      .route({ method: 'POST', path: '/asks' })
      .input(z.strictObject({ age: z.int() }))
      .handler(({ input }) => input),
  }),
)
const call = (path: string, body: object = {}) => knock(door, 'town-changyuan', 'POST', path, body)

let lines: () => unknown[]
const logged = () => JSON.stringify(lines())
beforeEach(() => {
  const spies = [vi.spyOn(log, 'error'), vi.spyOn(log, 'info')]
  lines = () => spies.flatMap((spy) => spy.mock.calls)
})
afterEach(() => vi.restoreAllMocks())

describe('a door', () => {
  test('answers what nobody expected without its words, and logs where it happened without them too', async () => {
    const { status, body } = await call('/breaks')
    expect(status).toBe(500)
    expect(body).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(JSON.stringify(body)).not.toContain(secret)
    expect(logged()).toContain('TypeError')
    expect(logged()).toContain('door.test.ts')
    expect(logged()).not.toContain(secret)
  })

  test('answers a named problem with its words in both languages', async () => {
    const { status, body } = await call('/refuses')
    expect(status).toBe(409)
    const data = { zh: expect.any(String), en: expect.any(String), missing: ['notice-open'], until: '2026-11-30' }
    expect(body).toMatchObject({ code: 'GATE_OPEN', data })
  })

  test('names each field that is wrong, the unknown ones by their own name', async () => {
    const { status, body } = await call('/asks', { age: 0.5, shoe: secret })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'INPUT_INVALID', data: { fields: [{ path: 'age' }, { path: 'shoe' }] } })
    expect(logged()).not.toContain(secret)
  })

  test('logs one line for a request: which operation, how it ended, how long', async () => {
    await call('/asks', { age: 44 })
    const milliseconds = expect.any(Number)
    expect(lines()).toEqual([['answered', { operation: 'POST /asks', status: 200, milliseconds }]])
  })

  test('finds nothing where there is no operation', async () => {
    expect(await call('/elsewhere')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })
})
