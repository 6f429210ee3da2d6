import { randomBytes } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { sealUnder } from '#shared/store/seal.ts'
import { admission } from '../support/admission.ts'
import { as, done, read, send } from '../support/api.ts'
import { submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { shortTip } from '../support/filings.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const flood = 500
/** Another county’s desk, so that ours stays as the demo left it. */
const elsewhere = '341623'
const atOnce = 10

/** A tip as our portal passes it on, from an address of its own: so many senders, so many villages. */
const fromSomewhere = async (): Promise<number> => {
  const mark = randomBytes(16).toString('base64url')
  const { status } = await send('/tips', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-sender-mark': `${mark}.${await sealUnder('MARK_KEY').fingerprint(mark)}`,
    },
    body: JSON.stringify({ ...shortTip, division: elsewhere, admission: await admission() }),
  })
  return status
}

test(
  'while 500 tips flood in, a family applies and its town finds the case; each tip is taken, once',
  { timeout: 600_000 },
  async () => {
    Object.assign(process.env, inject('environment'))
    let left = flood
    const answers: number[] = []
    const pouring = Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (left-- > 0) answers.push(await fromSomewhere())
      }),
    )
    const { id } = await submitted('resident-li')
    expect(read(await as('resident-li').get(`/applications/${id}`), contract.applications.resident.get).stage).toBe(
      'SUBMITTED',
    )
    done(await as('town-changyuan').get(`/desk/applications/${id}`))
    expect(answers.length).toBeLessThan(flood)
    await pouring
    expect(answers.filter((status) => status !== 200)).toEqual([])
  },
)
