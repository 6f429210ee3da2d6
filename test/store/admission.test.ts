import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { handler } from '../../functions/tips/public.ts'
import {
  admissionLasts,
  Challenge,
  formRipensAfter,
  hourOf,
  plainAnHour,
  type Admission,
} from '#shared/domain/admission/admission.ts'
import { tipAdmissions } from '#shared/store/admissions.ts'
import { lightWork, solved } from '../support/admission.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { knock } from '../support/door.ts'
import { shortTip } from '../support/filings.ts'

/** The threshold of the tip door, at the door itself. */

const send = (admission: unknown) => knock(handler, 'nobody', 'POST', '/tips', { ...shortTip, admission })
const refusedAs = (code: string) => ({ body: { code, data: { zh: expect.any(String), en: expect.any(String) } } })
const taken = { status: 200, body: { receipt: expect.any(String) } }

const workOf = (admission: Admission) => {
  if (!('work' in admission)) throw new Error('no work was done')
  return admission.work
}

/** A form that was given out so many milliseconds ago. */
const formOf = async (age: number) => ({
  token: await tipAdmissions.sealForm(JSON.stringify({ id: randomUUID(), at: Date.now() - age })),
})

describe('work done by the browser', () => {
  test('lets one tip in, and only one', async () => {
    const { body } = await knock(handler, 'nobody', 'GET', '/tips/challenge')
    const admission = await solved(Challenge.parse(body))
    expect(await send(admission)).toMatchObject(taken)
    expect(await send(admission)).toMatchObject({ status: 409, ...refusedAs('ADMISSION_SPENT') })
  })

  test('of which one lets in, when it is shown twice at the same moment', async () => {
    const admission = await lightWork()
    const statuses = (await Promise.all([send(admission), send(admission)])).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409])
  })

  test.each<[string, (work: ReturnType<typeof workOf>) => object]>([
    [
      'made easier by its owner',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 2 } },
        solution,
      }),
    ],
    [
      'given another name, to be used again',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, parameters: { ...challenge.parameters, nonce: 'ab'.repeat(16) } },
        solution,
      }),
    ],
    ['not done', ({ challenge, solution }) => ({ challenge, solution: { ...solution, derivedKey: 'ab'.repeat(32) } })],
    [
      'signed by somebody else',
      ({ challenge, solution }) => ({
        challenge: { ...challenge, signature: 'ab'.repeat(32) },
        solution,
      }),
    ],
  ])('%s is refused', async (_, changed) => {
    const work = changed(workOf(await lightWork()))
    expect(await send({ work })).toMatchObject({ status: 403, ...refusedAs('ADMISSION_REFUSED') })
  })

  test('too late is refused', async () => {
    expect(await send(await lightWork(-1_000))).toMatchObject({ status: 403, ...refusedAs('ADMISSION_REFUSED') })
  })

  test('stores nothing when it is refused', async () => {
    const { requests } = await requestsDuring(() => send({ token: 'nonsense' }))
    expect(requests).toEqual([])
  })
})

describe('a form without scripts', () => {
  test('lets one tip in once it is old enough to have been read, and only one', async () => {
    const form = await formOf(formRipensAfter + 1)
    expect(await send(form)).toMatchObject(taken)
    expect(await send(form)).toMatchObject({ status: 409, ...refusedAs('ADMISSION_SPENT') })
  })

  test('just given out comes too early, and is still good afterwards', async () => {
    const { body } = await knock(handler, 'nobody', 'GET', '/tips/form')
    const form = z.object({ token: z.string() }).parse(body)
    const { requests, result } = await requestsDuring(() => send(form))
    expect(result).toMatchObject({ status: 425, ...refusedAs('ADMISSION_TOO_EARLY') })
    expect(requests).toEqual([])
  })

  test.each(['', 'nonsense', 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoidjEifQ..AAAA.AAAA.AAAA'])(
    'that nobody gave out is refused: %j',
    async (token) => {
      expect(await send({ token })).toMatchObject({ status: 403, ...refusedAs('ADMISSION_REFUSED') })
    },
  )

  test('left open too long is refused', async () => {
    expect(await send(await formOf(admissionLasts + 1_000))).toMatchObject({
      status: 403,
      ...refusedAs('ADMISSION_REFUSED'),
    })
  })

  test('finds an hour’s room used up, while work still lets in', async () => {
    const now = Date.now()
    // An hour may end while this runs.
    for (const hour of [hourOf(now), hourOf(now) + 1]) while (await tipAdmissions.take(hour, plainAnHour, now));
    expect(await send(await formOf(formRipensAfter + 1))).toMatchObject({
      status: 429,
      ...refusedAs('ADMISSIONS_USED_UP'),
    })
    expect(await knock(handler, 'nobody', 'GET', '/tips/form')).toMatchObject({ status: 429 })
    expect(await send(await lightWork())).toMatchObject(taken)
  })
})
