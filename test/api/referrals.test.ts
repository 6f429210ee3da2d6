import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { as, done, fieldsOf, problemIn, read } from '../support/api.ts'
import { submitted, withoutDraft, withoutDraftsSince } from '../support/case-walk.ts'

const { list, get, contact } = contract.referrals.town
const grid = as('grid-changyuan')
const town = as('town-changyuan')
const today = localDate(new Date().toISOString())

const began = Date.now()
beforeEach(() => withoutDraft('resident-wang'))
afterAll(() => withoutDraftsSince(began))

const finding = {
  name: '吴玉兰',
  village: '500153001001',
  address: '人民路 12 号',
  phone: '13900007315',
  hardship: '老人独居，上月摔伤后没有收入。',
}
const reported = async () => {
  const requestId = randomUUID()
  done(await grid.post('/referrals', { ...finding, requestId }))
  return requestId
}
const answered = (id: string, version: number, outcome: string, on = today) =>
  town.post(`/desk/referrals/${id}/contacts`, { version, how: 'visit', on, outcome, words: '' })

describe('a household found in need', () => {
  test('is told of with every field right', async () => {
    const wrong = { ...finding, name: '', phone: 'abc', requestId: randomUUID() }
    expect(fieldsOf(await grid.post('/referrals', wrong))).toEqual({ name: 'required', phone: 'phone-number' })
    const nowhere = { ...finding, village: '110101001001', requestId: randomUUID() }
    expect(fieldsOf(await grid.post('/referrals', nowhere))).toEqual({ village: 'unknown-division' })
  })

  test('is known to its town alone, sent twice is one, and becomes an invitation that only the household takes', async () => {
    const id = await reported()
    done(await grid.post('/referrals', { ...finding, requestId: id }))
    const rows = read(await town.get('/desk/referrals'), list).referrals.filter((row) => row.id === id)
    expect(rows).toEqual([expect.objectContaining({ standing: 'open', name: '吴玉兰', contacts: 0 })])
    expect((await as('town-renyi').get(`/desk/referrals/${id}`)).status).toBe(404)
    expect((await as('county-supervisor').get(`/desk/referrals/${id}`)).status).toBe(403)
    expect((await grid.get(`/desk/referrals/${id}`)).status).toBe(403)

    expect(fieldsOf(await answered(id, 1, 'invited', '2099-01-01'))).toEqual({ on: 'date-in-future' })
    const tried = read(await answered(id, 1, 'not-reached'), contact)
    expect(tried).toMatchObject({ version: 2, standing: 'open', code: null })
    expect(problemIn(await answered(id, 1, 'invited')).code).toBe('CHANGED_MEANWHILE')
    const { code } = read(await answered(id, 2, 'invited'), contact)
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)

    const person = as('resident-wang')
    const take = (typed: string | null) =>
      person.post('/applications/invitations', { code: typed, program: 'rural-dibao' })
    expect(problemIn(await take('0000-0000-0000-0000')).code).toBe('INVITATION_UNKNOWN')
    const application = read(await take(code), contract.applications.resident.takeInvitation).id
    expect(read(await take(code), contract.applications.resident.takeInvitation).id).toBe(application)
    expect(read(await person.get(`/applications/${application}`), contract.applications.resident.get).stage).toBe(
      'DRAFT',
    )
    // What was only begun has no number yet, and the town does not see it.
    expect(read(await town.get(`/desk/referrals/${id}`), get)).toMatchObject({ standing: 'started', number: null })
    expect(read(await town.get('/desk/referrals'), list).referrals.map((row) => row.id)).not.toContain(id)
    expect((await town.get(`/desk/applications/${application}`)).status).toBe(404)

    // Once it is sent, the case says how long it took from the finding to the invitation, and not who found it.
    expect((await submitted('resident-wang')).id).toBe(application)
    const sent = await town.get(`/desk/applications/${application}`)
    const [first] = read(sent, contract.applications.officer.get).timeline
    expect(first).toMatchObject({ type: 'invitationTaken', referral: id, finder: 'grid-worker', invitedOn: today })
    expect(JSON.stringify(first)).not.toMatch(/grid-changyuan|吴玉兰/)
    done(await person.post(`/applications/${application}/withdrawal`, { reason: '' }))
  })

  test('that does not want to is left in peace, and nothing was applied for', async () => {
    const id = await reported()
    const before = read(await as('resident-wang').get('/applications'), contract.applications.resident.list)
    expect(read(await answered(id, 1, 'declined'), contact)).toMatchObject({ standing: 'declined', code: null })
    expect(read(await town.get('/desk/referrals'), list).referrals.map((row) => row.id)).not.toContain(id)
    expect(read(await as('resident-wang').get('/applications'), contract.applications.resident.list)).toEqual(before)
  })
})
