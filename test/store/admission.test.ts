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
import { ofOneAddress } from '#shared/domain/admission/crowd.ts'
import { tipAdmissions } from '#shared/store/admissions.ts'
import { sealUnder } from '#shared/store/seal.ts'
import { lightWork, solved } from '../support/admission.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { knock } from '../support/door.ts'
import { shortTip } from '../support/filings.ts'

/** The threshold of the tip door, at the door itself. */

interface From {
  readonly address?: string
  readonly headers?: Readonly<Record<string, string>>
}
const send = (admission: unknown, from: From = {}) =>
  knock(handler, 'nobody', 'POST', '/tips', { ...shortTip, admission }, from)
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
})

describe('a crowd behind one address', () => {
  const from = (address: string): From => ({ address })
  const plain = async (sender: From) => send(await formOf(formRipensAfter + 1), sender)
  /** How many were taken before one was refused; an hour that ends meanwhile makes room once more. */
  const takenFrom = async (sender: From): Promise<number> => {
    for (let sent = 0; sent <= 2 * ofOneAddress.plain; sent++) {
      const answer = await plain(sender)
      if (answer.status === 200) continue
      expect(answer).toMatchObject({ status: 429, ...refusedAs('TOO_MANY_FROM_HERE') })
      return sent
    }
    throw new Error('there was no end to it')
  }
  /** As the portal passes on a visitor's mark, under its own address. */
  const throughThePortal = async (mark: string, signature?: string): Promise<From> => ({
    address: '198.51.100.1',
    headers: { 'x-sender-mark': `${mark}.${signature ?? (await sealUnder('MARK_KEY').fingerprint(mark))}` },
  })

  test('sends as much without scripts as a village does, then hears why no more; nobody else notices', async () => {
    expect(await takenFrom(from('203.0.113.7'))).toBeGreaterThanOrEqual(ofOneAddress.plain)
    expect(await plain(from('203.0.113.8'))).toMatchObject(taken)
    expect(await send(await lightWork(), from('203.0.113.7'))).toMatchObject(taken)
  })

  test('is that of the portal’s visitor and not that of the portal, if the portal says so itself', async () => {
    const [one, other] = ['a'.repeat(22), 'b'.repeat(22)]
    expect(await takenFrom(await throughThePortal(one))).toBeGreaterThanOrEqual(ofOneAddress.plain)
    expect(await plain(await throughThePortal(other))).toMatchObject(taken)
    const forged = await throughThePortal('c'.repeat(22), 'd'.repeat(43))
    expect(await plain({ ...forged, address: '203.0.113.7' })).toMatchObject({ status: 429 })
  })
})

describe('an hour without scripts', () => {
  test('has only so much room, and work still lets in when that is used up', async () => {
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
