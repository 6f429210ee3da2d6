import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { leaveTip } from '../support/admission.ts'
import { anyone, as, done, read } from '../support/api.ts'
import { queueOf, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'
import { unlocked } from '../support/tip-key.ts'

/** For whom a tip must not exist, it does not: in nothing that they can ask, and in no time that an answer takes. */

const { public: sender, handler: office } = contract.tips
const about = '后山砖厂的一家'
const place = { against: 'family', division: '500153001', place: '' }
const began = Date.now()
afterAll(() => withoutDraftsSince(began))

/** In no other case and nobody's relative: nothing is noted of them meanwhile. */
const idNumber = identityNumber('1958-03-12', 77)
const alone = { name: '魏春生', idNumber, relation: 'self', disabilityGrade: null, seriouslyIll: false } as const
const nobodyElse = family({ members: [alone], incomes: [] })

let id = ''
let handler: Awaited<ReturnType<typeof unlocked>>
const listed = async () => read(await handler.get('/desk/tips'), office.list).reports
const step = async (verb: string, said: object = {}) => {
  const { version } = read(await handler.get(`/desk/tips/${id}`), office.get)
  return done(await handler.post(`/desk/tips/${id}/${verb}`, { version, ...said }))
}

beforeAll(async () => {
  handler = await unlocked('tip-handler')
  const known = new Set((await listed()).map((tip) => tip.id))
  const words = { kind: 'hidden-income', about, facts: '砖厂天天开工，没有报过收入。', contact: null }
  const { receipt } = read(await leaveTip({ ...place, ...words }), sender.file)
  done(await anyone.post('/tips/follow-up', { receipt }))
  id = (await listed()).find((tip) => !known.has(tip.id))?.id ?? ''
  await step('take')
})

describe('a family’s case that a tip is linked to', () => {
  test('says the same as before to whoever works on it: in its file, its list, its household’s file', async () => {
    const { number, id: theirs } = await submitted('resident-li', nobodyElse)
    const shownTo = async (account: string) => {
      const file = await as(account).get(`/desk/applications/${theirs}`)
      const household = await as(account).get(`/desk/households/${theirs}`)
      const rows = (await queueOf(account)).filter((row) => row.id === theirs)
      return { file: file.body, household: household.status === 200 && household.body, rows }
    }
    const officers = ['town-changyuan', 'town-changyuan-lead', 'county-officer', 'county-confirmer']
    const before = await Promise.all(officers.map(shownTo))
    await step('family', { number })
    const after = await Promise.all(officers.map(shownTo))
    const told = (views: typeof before) => views.map(({ file, rows }) => ({ file, rows }))
    expect(told(after)).toEqual(told(before))
    expect(JSON.stringify(after)).not.toMatch(/砖厂|举报|tip/)
    for (const account of officers) expect((await as(account).get(`/desk/tips/${id}`)).status).toBe(403)
  })
})

describe('a tip that turns out to be about whoever works it', () => {
  const unknown = randomBytes(24).toString('base64url')
  const numbers = async () => done(await anyone.get('/tips/numbers?county=500153'))

  test('is gone for them: from the list, from similar ones, by its address, and no number tells of it', async () => {
    const before = await numbers()
    expect(await step('officer', { name: '罗芳' })).toBeNull()
    expect((await listed()).map((tip) => tip.id)).not.toContain(id)
    const gone = await handler.get(`/desk/tips/${id}`)
    expect(gone.status).toBe(404)
    expect(gone.body).toEqual((await handler.get(`/desk/tips/${unknown}`)).body)
    const words = { kind: 'hidden-income', about, facts: '砖厂天天开工，没有报过收入。', contact: null }
    const { receipt } = read(await leaveTip({ ...place, ...words }), sender.file)
    done(await anyone.post('/tips/follow-up', { receipt }))
    const [again] = (await listed()).filter((tip) => tip.receivedAt >= new Date(began).toISOString())
    const similar = read(await handler.get(`/desk/tips/${again?.id}/similar`), office.similar)
    expect(similar.tips.map((tip) => tip.id)).not.toContain(id)
    expect(await numbers()).toEqual(before)
    expect((await (await unlocked('county-supervisor')).get(`/desk/tips/${id}`)).status).toBe(200)
  })

  test('takes as long to be refused as one that never was', async () => {
    const times = { gone: [] as number[], unknown: [] as number[] }
    const timed = async (kind: keyof typeof times, path: string) => {
      const started = performance.now()
      expect((await handler.get(`/desk/tips/${path}`)).status).toBe(404)
      times[kind].push(performance.now() - started)
    }
    for (let pair = 0; pair < 60; pair++) {
      await timed('gone', id)
      await timed('unknown', unknown)
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
    const [gone, never] = [median(times.gone), median(times.unknown)]
    expect(Math.abs(gone - never) / never).toBeLessThan(0.05)
  })
})
