import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { anyone, as, done, fieldsOf, problemIn, read } from '../support/api.ts'
import { completeDraft, submit, submitted } from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'

const admin = as('county-admin')
const { list, add, merge, rename } = contract.divisions.administrator
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const town = '500153113'
const seen = async () => read(await admin.get('/desk/divisions'), list)

let last = 700
const fresh = () => town + String(last++)
const added = async (name: string, village = fresh()) => {
  const { version } = await seen()
  const answer = read(await admin.put(`/desk/divisions/${village}`, { version, name, from: today }), add)
  return { village, version: answer.version }
}
const at = (village: string) => ({ place: { village, address: '正街 3 号' } })
/** What the portal learns the changes from, and every door that names a village within a minute. */
const learnt = async () => {
  const answer = await anyone.get('/division-changes')
  expect(answer.text).not.toMatch(/唐磊|county-admin/)
  return read(answer, contract.programs.public.divisionChanges).changes
}
const divisionsUnder = async (code: string) => {
  await learnt()
  return read(await anyone.get(`/divisions/${code}`), contract.programs.public.divisions)
}

describe('a community that the administrator adds', () => {
  test('is on record with who did it, and an application from there is sent, worked and read', async () => {
    const { village } = await added('云上社区居民委员会')
    expect((await seen()).changes.at(-1)).toMatchObject({
      change: { kind: 'added', code: village, from: today },
      by: { name: '唐磊' },
    })
    const { id } = await submitted('resident-wang', family(at(village)))
    const officer = contract.applications.officer.get
    const view = read(await as('county-officer').get(`/desk/applications/${id}`), officer)
    expect(view.answers.place?.village).toBe(village)
    expect((await learnt()).map(({ code }) => code)).toContain(village)
    expect((await divisionsUnder(town)).children).toContainEqual({ code: village, name: '云上社区居民委员会' })
  })

  test('has officers, cadres and households found in need from then on', async () => {
    const { village } = await added('云中社区居民委员会')
    const agent = { id: `agent-${randomUUID().slice(0, 8)}`, name: '田野', role: 'agent', division: village }
    const idNumber = identityNumber('1988-07-22', 790)
    done(await admin.post('/desk/people', { ...agent, communities: [village], idNumber }))
    const cadre = { kind: 'cadre', name: '刘春梅', village }
    const relative = { of: cadre, relation: 'sibling', name: '刘春兰', idNumber: identityNumber('1971-07-22', 791) }
    done(await admin.post('/desk/kin', relative))
    const finding = { name: '吴玉兰', address: '正街 9 号', phone: null, hardship: '老人独居，没有收入。' }
    done(await as('grid-changyuan').post('/referrals', { ...finding, village, requestId: randomUUID() }))
  })
})

test('a community that was renamed has its new name before whoever asks', async () => {
  const { village, version } = await added('云下社区居民委员会')
  read(
    await admin.post(`/desk/divisions/${village}/name`, { version, name: '云霞社区居民委员会', from: today }),
    rename,
  )
  expect((await divisionsUnder(village)).path.at(-1)?.name).toBe('云霞社区居民委员会')
})

describe('a community that went into another', () => {
  test('takes no application, office or finding; a draft is told at the village, a case goes on where it is', async () => {
    const { village } = await added('云东社区居民委员会')
    const { village: into, version } = await added('云西社区居民委员会')
    const sent = await submitted('resident-wang', family(at(village)))
    const draft = await completeDraft('resident-li', family(at(village)))
    read(await admin.post(`/desk/divisions/${village}/merger`, { version, into, from: today }), merge)

    const saving = await as('resident-li').patch(`/applications/${draft.id}/answers`, { answers: at(village) })
    expect(fieldsOf(saving)).toEqual({ 'answers.place.village': 'village-merged' })
    const sending = await submit('resident-li', draft.id)
    expect(fieldsOf(sending)).toEqual({ 'place.village': 'village-merged' })
    const office = { name: '田野', role: 'agent', division: village, communities: [] }
    const joining = { ...office, id: `agent-${randomUUID().slice(0, 8)}`, idNumber: identityNumber('1988-07-22', 792) }
    expect(fieldsOf(await admin.post('/desk/people', joining))).toEqual({ division: 'village-merged' })
    const finding = { name: '吴玉兰', village, address: '正街 9 号', phone: null, hardship: '老人独居，没有收入。' }
    expect(fieldsOf(await as('grid-changyuan').post('/referrals', { ...finding, requestId: randomUUID() }))).toEqual({
      village: 'village-merged',
    })
    const { children } = await divisionsUnder(town)
    expect(children.map(({ code }) => code)).not.toContain(village)
    const view = await as('county-officer').get(`/desk/applications/${sent.id}`)
    expect(read(view, contract.applications.officer.get).answers.place?.village).toBe(village)
    done(await as('resident-li').patch(`/applications/${draft.id}/answers`, { answers: at(into) }))
  })
})

describe('what is not recorded', () => {
  const body = { name: '云南社区居民委员会', from: today }

  test('names the field: the code, the name, the day, the successor', async () => {
    const { village, version } = await added('云北社区居民委员会')
    const put = (code: string, changes: object) =>
      admin.put(`/desk/divisions/${code}`, { ...body, version, ...changes })
    expect(fieldsOf(await put(village, {}))).toEqual({ village: 'division-code-taken' })
    expect(fieldsOf(await put('500153099001', {}))).toEqual({ village: 'unknown-town' })
    expect(fieldsOf(await put('50015311370', {}))).toEqual({ village: 'not-a-village' })
    expect(fieldsOf(await put(fresh(), { name: '云北社区' }))).toEqual({ name: 'division-name-taken' })
    expect(fieldsOf(await put(fresh(), { name: '' }))).toEqual({ name: 'required' })
    expect(fieldsOf(await put(fresh(), { from: '2026-02-30' }))).toEqual({ from: 'not-a-date' })
    expect(fieldsOf(await put(fresh(), { from: '2126-02-01' }))).toEqual({ from: 'date-a-year-away' })
    const merger = (into: string) => admin.post(`/desk/divisions/${village}/merger`, { version, into, from: today })
    expect(fieldsOf(await merger(village))).toEqual({ into: 'merged-into-itself' })
    expect(fieldsOf(await merger('341623100001'))).toEqual({ into: 'outside-county' })
    expect((await seen()).version).toBe(version)
  })

  test('is of another county, or comes from anybody but the administrator', async () => {
    const { version } = await seen()
    const elsewhere = await admin.put('/desk/divisions/341623100999', { ...body, version })
    expect(problemIn(elsewhere).code).toBe('NOT_FOUND')
    for (const account of ['town-changyuan', 'county-officer', 'county-confirmer', 'resident-li'])
      expect((await as(account).put(`/desk/divisions/${fresh()}`, { ...body, version })).status).toBe(403)
  })

  test('given two administrators at once, then one wins and the other is told', async () => {
    const { version } = await seen()
    const answers = await Promise.all(
      ['云一社区', '云二社区'].map((name) => admin.put(`/desk/divisions/${fresh()}`, { ...body, name, version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await seen()).version).toBe(version + 1)
  })
})
