import { describe, expect, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, problemIn, read } from '../support/api.ts'
import { act, queueOf, submitted } from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'

const registrar = as('county-admin')
const { add, list } = contract.people.registrar
const desk = contract.applications.officer

/** Everybody here is in no other test's family: an entry of the register reaches every open case that names a person. */
const someone = (name: string, order: number) => ({
  name,
  idNumber: identityNumber('1961-05-14', order),
  relation: 'self' as const,
  disabilityGrade: null,
  seriouslyIll: false,
})
const entry = (name: string, order: number, account = 'town-changyuan') => ({
  of: { kind: 'account', account },
  relation: 'sibling',
  name,
  idNumber: identityNumber('1961-05-14', order),
})
const sent = async (name: string, order: number) =>
  submitted('resident-wang', family({ members: [someone(name, order)], incomes: [] }))

/** What the stream finds is noted a moment later. */
const noted = (id: string, names: string[]) =>
  vi.waitFor(
    async () => {
      const view = read(await as('county-officer').get(`/desk/applications/${id}`), desk.get)
      expect(view.kin.names).toEqual(names)
      return view
    },
    { timeout: 30_000, interval: 200 },
  )

describe('the register of near relatives', () => {
  test('is kept by the administrator: added, corrected over the version that was seen, removed; numbers are masked', async () => {
    const added = read(await registrar.post('/desk/kin', entry('赵小云', 601)), add)
    expect(added).toMatchObject({ officer: '赵敏', name: '赵小云', version: 1, by: '唐磊' })
    expect(added.idNumber).toMatch(/^990101\*{8}/)
    const change = { ...entry('赵小芸', 601), version: 1 }
    done(await registrar.put(`/desk/kin/${added.id}`, change))
    expect(await registrar.put(`/desk/kin/${added.id}`, change)).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE' },
    })
    const entries = async () => read(await registrar.get('/desk/kin'), list).entries
    expect((await entries()).find(({ id }) => id === added.id)).toMatchObject({ name: '赵小芸', version: 2 })
    done(await registrar.post(`/desk/kin/${added.id}/removal`, { version: 2 }))
    expect((await entries()).map(({ id }) => id)).not.toContain(added.id)
    expect((await registrar.post(`/desk/kin/${added.id}/removal`, { version: 3 })).status).toBe(404)
  })

  test('names what is wrong at its field, and keeps nothing of it', async () => {
    const wrong = { ...entry('赵小云', 602), idNumber: '990101196105149999' }
    expect(fieldsOf(await registrar.post('/desk/kin', wrong))).toEqual({ idNumber: 'identity-number-check-digit' })
    expect(fieldsOf(await registrar.post('/desk/kin', entry('赵小云', 602, 'nobody')))).toEqual({
      'of.account': 'unknown-account',
    })
    const elsewhere = {
      ...entry('赵小云', 602),
      of: { kind: 'cadre', name: '刘春梅', village: '341623001001' },
    }
    expect(Object.keys(fieldsOf(await registrar.post('/desk/kin', elsewhere)))).toEqual(['of.village'])
    expect(fieldsOf(await registrar.post('/desk/kin', { ...entry('赵小云', 602), relation: 'cousin' }))).toEqual({
      relation: 'choose-one',
    })
  })
})

describe('a case of somebody who is registered', () => {
  test('is found when it is sent: it stays closed to the relative, a colleague takes it, and the county must visit', async () => {
    done(await registrar.post('/desk/kin', entry('吴秀英', 610)))
    const { id } = await sent('吴秀英', 610)
    const view = await noted(id, ['赵敏'])
    expect(view).toMatchObject({ kin: { officers: ['town-changyuan'], registered: true } })
    expect(view.county.visitRequired).toBe(true)

    const reading = await as('town-changyuan').get(`/desk/applications/${id}`)
    expect(reading.status).toBe(403)
    expect(problemIn(reading).code).toBe('CONFLICT_OF_INTEREST')
    expect(reading.text).not.toContain('吴秀英')
    const acting = await act('town-changyuan', view, 'acceptance')
    expect(problemIn(acting).code).toBe('CONFLICT_OF_INTEREST')
    const row = (await queueOf('town-changyuan', 'stage=SUBMITTED')).find((one) => one.id === id)
    expect(row).toMatchObject({ registered: true, stage: 'SUBMITTED' })

    done(await act('town-changyuan-2', view, 'acceptance'))
    const own = read(await as('resident-wang').get(`/applications/${id}`), contract.applications.resident.get)
    expect(own.timeline.map(({ type }) => type)).toContain('kinNoted')
    expect(JSON.stringify(own)).not.toMatch(/赵敏|town-changyuan/)
  })

  test('is found by a supporter outside the household who agreed, now or later, and counts nobody twice', async () => {
    const supporter = (name: string, order: number) => ({
      name,
      relation: 'child' as const,
      paid: { amountFen: 20_000, per: 'month' as const },
      consent: { idNumber: identityNumber('1961-05-14', order) },
    })
    const told = family({ incomes: [], supporters: [supporter('吴文华', 612), supporter('吴文英', 613)] })
    done(await registrar.post('/desk/kin', entry('吴文华', 612)))
    const { id } = await submitted('resident-wang', told)
    const view = await noted(id, ['赵敏'])
    expect(view).toMatchObject({ kin: { registered: true }, county: { visitRequired: true } })
    expect(view.answers.supporters?.[0]?.consent?.idNumber).toMatch(/^990101\*{8}/)
    expect((await as('town-changyuan').get(`/desk/applications/${id}`)).status).toBe(403)
    done(await registrar.post('/desk/kin', entry('吴文英', 613, 'town-changyuan-2')))
    await noted(id, ['周伟', '赵敏'])

    // The son applies himself: he is on his mother's case as her supporter, not as one of its household.
    const own = await submitted('resident-li', family({ members: [someone('吴文华', 612)], incomes: [] }))
    expect(await noted(own.id, ['赵敏'])).toMatchObject({ duplicates: { others: [] } })
  })

  test('is found later, when the register gains the name; and is free again when the entry was an error', async () => {
    const { id } = await sent('吴国安', 611)
    const added = read(await registrar.post('/desk/kin', entry('吴国安', 611)), add)
    await noted(id, ['赵敏'])
    done(await registrar.post(`/desk/kin/${added.id}/removal`, { version: 1 }))
    const view = await noted(id, [])
    expect(view).toMatchObject({ kin: { officers: [], registered: true }, county: { visitRequired: true } })
    expect((await as('town-changyuan').get(`/desk/applications/${id}`)).status).toBe(200)
  })
})
