import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, problemIn, read } from '../support/api.ts'
import { submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family } from '../support/family.ts'

const began = Date.now()
const { file: operation, link } = contract.archives.officer
const purpose = '县审计局调阅，依审计通知书。'
let id = ''
let second = ''

const fileOf = async (account: string) => read(await as(account).get(`/desk/households/${id}`), operation)

beforeAll(async () => {
  const people = family()
  id = (await submitted('resident-wang', people, 'rural-dibao')).id
  second = (await submitted('resident-wang', people, 'urban-dibao')).id
})
afterAll(() => withoutDraftsSince(began))

test('one household, one file: every case that names its people, within the officer’s reach', async () => {
  const file = await vi.waitFor(
    async () => {
      const found = await fileOf('town-changyuan')
      expect(found.cases.map((each) => each.id)).toEqual(expect.arrayContaining([id, second]))
      return found
    },
    { timeout: 10_000, interval: 200 },
  )
  expect(file.cases.every(({ village }) => village?.startsWith('500153001'))).toBe(true)
  expect(JSON.stringify(file)).not.toMatch(/990101\d{11}/)
  expect((await as('town-renyi').get(`/desk/households/${id}`)).status).toBe(404)
  expect((await as('county-verifier').get(`/desk/households/${id}`)).status).toBe(403)
})

test('whoever looked is known to the supervisor, and to nobody else', async () => {
  done(await as('county-officer').get(`/desk/applications/${second}`))
  expect((await fileOf('county-officer')).traces).toBeNull()
  const seen = (await fileOf('county-supervisor')).traces ?? []
  expect(seen.map(({ by, deed }) => `${by.id} ${deed}`)).toEqual(
    expect.arrayContaining(['town-changyuan viewed', 'county-officer viewed', 'county-supervisor viewed']),
  )
})

test('the file leaves as one archive: asked with a purpose, approved by another person, fetched by who asked', async () => {
  const path = `/desk/households/${id}/archives`
  expect((await as('town-changyuan-lead').post(path, { purpose: '' })).status).toBe(422)
  const asked = read(await as('town-changyuan-lead').post(path, { purpose }), operation).archives[0]
  const one = `${path}/${asked?.id}`
  expect(asked).toMatchObject({ status: 'asked', purpose, mayApprove: false, mayFetch: false })
  expect(await as('town-changyuan-lead').get(one)).toMatchObject({ body: { code: 'DOCUMENT_NOT_READY' } })
  expect(problemIn(await as('town-changyuan-lead').post(`${one}/approval`)).code).toBe('CONFLICT_OF_INTEREST')
  expect((await as('town-changyuan').post(`${one}/approval`)).status).toBe(403)
  done(await as('county-confirmer').post(`${one}/approval`))
  done(await as('county-confirmer').post(`${one}/approval`))
  await vi.waitFor(
    async () =>
      expect((await fileOf('town-changyuan-lead')).archives[0]).toMatchObject({ status: 'ready', mayFetch: true }),
    { timeout: 30_000, interval: 200 },
  )
  expect((await as('county-confirmer').get(one)).status).toBe(404)
  const { url } = read(await as('town-changyuan-lead').get(one), link)
  const files = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()))
  expect(Object.keys(files)).toEqual(['目录.pdf'])
  expect(strFromU8(files['目录.pdf']?.subarray(0, 5) ?? new Uint8Array())).toBe('%PDF-')
  const traces = (await fileOf('county-supervisor')).traces ?? []
  expect(traces.filter(({ deed }) => deed === 'exported')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ about: purpose, by: expect.objectContaining({ id: 'town-changyuan-lead' }) }),
    ]),
  )
  const exports = traces.filter(({ deed }) => deed.endsWith('export')).map(({ by, deed }) => `${by.id} ${deed}`)
  expect(exports).toEqual(
    expect.arrayContaining(['town-changyuan-lead asked-export', 'county-confirmer approved-export']),
  )
})
