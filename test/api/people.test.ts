import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, read } from '../support/api.ts'
import { identityNumber } from '../support/family.ts'

const admin = as('county-admin')
const { join, get, list } = contract.people.administrator

let order = 700
const account = () => `officer-${randomUUID().slice(0, 8)}`
const office = (changes: object = {}) => ({
  name: '田野',
  role: 'town-officer',
  division: '500153101',
  communities: [] as string[],
  ...changes,
})
const newcomer = (changes: object = {}) => ({
  ...office(),
  id: account(),
  idNumber: identityNumber('1988-07-22', order++),
  ...changes,
})
const joined = async (changes: object = {}) => read(await admin.post('/desk/people', newcomer(changes)), join).officer

describe('somebody who takes an office', () => {
  test('is listed with role and division, with the change on record; the same request again changes nothing', async () => {
    const request = newcomer()
    const { officer, history } = read(await admin.post('/desk/people', request), join)
    expect(officer).toMatchObject({ role: 'town-officer', division: '500153101', left: null, version: 1 })
    expect(history).toMatchObject([{ deed: 'joined', by: { name: '唐磊' } }])
    expect(read(await admin.post('/desk/people', request), join).officer).toEqual(officer)
    const { officers } = read(await admin.get('/desk/people'), list)
    expect(officers.filter(({ id }) => id === officer.id)).toHaveLength(1)
    expect(JSON.stringify(officers)).not.toContain(request.idNumber)
  })

  test('takes no account that is in use, no role of another level, no place of another county', async () => {
    expect(fieldsOf(await admin.post('/desk/people', newcomer({ id: 'town-renyi' })))).toEqual({ id: 'account-taken' })
    expect(fieldsOf(await admin.post('/desk/people', newcomer({ role: 'verifier' })))).toEqual({
      role: 'role-elsewhere',
    })
    expect(fieldsOf(await admin.post('/desk/people', newcomer({ division: '341623' })))).toEqual({
      division: 'outside-county',
    })
  })

  test('holds no second office that must be kept apart, under whatever account', async () => {
    const first = newcomer({ role: 'custodian', division: '500153' })
    done(await admin.post('/desk/people', first))
    const second = { ...first, id: account(), role: 'tip-handler' }
    expect(fieldsOf(await admin.post('/desk/people', second))).toEqual({ role: 'role-incompatible' })
  })
})

describe('a community', () => {
  test('has one named assistant at a time', async () => {
    const communities = ['500153101002']
    const first = await joined({ communities })
    expect(fieldsOf(await admin.post('/desk/people', newcomer({ communities })))).toEqual({
      communities: 'community-has-assistant',
    })
    done(await admin.put(`/desk/people/${first.id}`, { ...office(), version: 1 }))
    const second = await joined({ communities })
    done(await admin.post(`/desk/people/${second.id}/leaving`, { version: 1, successor: first.id }))
    const third = await joined({ communities })
    done(await admin.put(`/desk/people/${third.id}`, { ...office(), version: 1 }))
  })
})

describe('an office that changes', () => {
  test('given two administrators at once, then one wins and the other is told', async () => {
    const { id, version } = await joined()
    const answers = await Promise.all(
      ['田雨', '田风'].map((name) => admin.put(`/desk/people/${id}`, { ...office({ name }), version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { officer, history } = read(await admin.get(`/desk/people/${id}`), get)
    expect(officer.version).toBe(2)
    expect(history.map(({ deed }) => deed)).toEqual(['changed', 'joined'])
  })

  test('given somebody leaves, then a successor is named, the same role in the same place, and the office is over', async () => {
    const leaver = await joined()
    const successor = await joined()
    const leave = (body: object) => admin.post(`/desk/people/${leaver.id}/leaving`, { version: 1, ...body })
    expect(fieldsOf(await leave({ successor: null }))).toEqual({ successor: 'required' })
    expect(fieldsOf(await leave({ successor: 'town-changyuan' }))).toEqual({ successor: 'successor-unfit' })
    done(await leave({ successor: successor.id }))
    const { officer } = read(await admin.get(`/desk/people/${leaver.id}`), get)
    expect(officer.left).toMatchObject({ successor: successor.id })
    expect((await leave({ successor: successor.id })).status).toBe(409)
  })

  test('nobody changes or ends their own', async () => {
    const own = read(await admin.get('/desk/people/county-admin'), get).officer
    const body = { ...office({ role: 'administrator', division: '500153', name: own.name }), version: own.version }
    expect(await admin.put('/desk/people/county-admin', body)).toMatchObject({
      status: 403,
      body: { code: 'CONFLICT_OF_INTEREST' },
    })
  })
})
