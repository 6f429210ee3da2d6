import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { anyone, as, done, fieldsOf, read } from '../support/api.ts'
import { storedGrant } from '../support/stored-case.ts'

const { officer: desk, resident: own } = contract.benefits
const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }

beforeAll(() => void Object.assign(process.env, inject('environment')))

/** A benefit of the family's, as it begins behind a confirmation. */
const granted = async () => {
  const { id, number } = await storedGrant(wang)
  await vi.waitFor(async () => done(await as('resident-wang').get(`/benefits/${id}`)), {
    timeout: 30_000,
    interval: 200,
  })
  return { id, number }
}
const seen = async (id: string, account = 'county-confirmer') =>
  read(await as(account).get(`/desk/benefits/${id}`), desk.get)
const act = async (account: string, id: string, step: string, words: object = {}) =>
  as(account).post(`/desk/benefits/${id}/${step}`, {
    version: (await seen(id)).version,
    requestId: randomUUID(),
    ...words,
  })
const withheld = {
  direction: 'stop',
  reason: 'information-withheld',
  monthlyFen: 0,
  explanation: '外面有店铺，一直没有说。',
  overpayment: { fromMonth: '2026-01', months: 8, monthlyFen: 58_400 },
}
const decision = { outcome: 'carry-out', reasons: '隐瞒经营收入，不符合条件。', gradualExitMonths: 0 }

test('lies in the household’s file with all that happened to it, and whoever read it is known to the supervisor', async () => {
  const { id } = await granted()
  done(await act('town-changyuan', id, 'recheck', { cause: 'change-reported' }))
  const file = read(await as('county-supervisor').get(`/desk/households/${id}`), contract.archives.officer.file)
  const { benefit } = file.cases.find((one) => one.id === id) ?? {}
  expect(benefit).toMatchObject({ stage: 'RECHECK_DUE', monthlyFen: 129_600 })
  expect(benefit?.timeline.map(({ type }) => type)).toEqual(['begun', 'recheckCalled'])
  const looks = (file.traces ?? []).filter(({ about }) => about === '待遇')
  expect(looks.map(({ by, deed }) => `${by.id} ${deed}`)).toContain('county-confirmer viewed')
})

describe('a benefit that may end', () => {
  test('is read by its family with the reasons, answered, heard, and then decided by the county', async () => {
    const { id } = await granted()
    done(await act('town-changyuan', id, 'recheck', { cause: 'change-reported' }))
    done(await act('town-changyuan', id, 'proposal', withheld))
    const family = as('resident-wang')
    const before = read(await family.get(`/benefits/${id}`), own.get)
    expect(before).toMatchObject({ stage: 'PROPOSED', can: ['answerProposal'] })
    expect(before.proposal?.recovery).toMatchObject({ totalFen: 467_200, fine: { rule: 'law-73', mostFen: 934_400 } })
    expect(JSON.stringify(before)).not.toContain('赵敏')
    const answer = { statement: '店铺去年已经转让。', hearingWanted: true }
    done(await family.post(`/benefits/${id}/answer`, answer))
    expect(await act('county-confirmer', id, 'decision', decision)).toMatchObject({
      status: 409,
      body: { code: 'RECIPIENT_NOT_HEARD' },
    })
    done(await act('town-changyuan', id, 'invitation', { on: '2030-01-02' }))
    done(await act('town-changyuan', id, 'hearing', { manner: 'in-person', statement: '拿来了转让合同。' }))
    done(await act('county-confirmer', id, 'decision', { ...decision, outcome: 'drop', reasons: '店铺确已转让。' }))
    const after = read(await family.get(`/benefits/${id}`), own.get)
    expect(after).toMatchObject({ stage: 'ACTIVE', monthlyFen: before.monthlyFen, proposal: null })
    expect(after.timeline.at(-1)).toMatchObject({ type: 'changeDropped', words: ['店铺确已转让。'] })
  })

  test('ends on the public boards too: a change for its days, and a line that is gone the month after', async () => {
    const { id } = await granted()
    const { village, applicant, persons, monthlyFen } = await seen(id)
    const inPlace = `?village=${village}`
    const standing = async () => read(await anyone.get(`/standing-list${inPlace}`), contract.notices.public.standing)
    const changes = async () =>
      read(await anyone.get(`/notices${inPlace}`), contract.notices.public.list).notices.filter(
        ({ kind, applicantName }) => kind === 'CHANGE' && applicantName === applicant,
      )
    await vi.waitFor(
      async () =>
        expect((await standing()).recipients).toContainEqual({
          program: 'urban-dibao',
          applicantName: applicant,
          persons,
          monthlyFen,
        }),
      { timeout: 30_000, interval: 200 },
    )
    const before = await changes()
    const said = { direction: 'stop', reason: 'property-above-limit', monthlyFen: 0, overpayment: null }
    done(await act('town-changyuan', id, 'recheck', { cause: 'change-reported' }))
    done(await act('town-changyuan', id, 'proposal', { ...said, explanation: '存款超过规定。' }))
    done(await as('resident-wang').post(`/benefits/${id}/answer`, { statement: '知道了。', hearingWanted: false }))
    done(await act('county-confirmer', id, 'decision', { ...decision, reasons: '存款超过规定。' }))
    await vi.waitFor(async () => expect(await changes()).toHaveLength(before.length + 1), {
      timeout: 30_000,
      interval: 200,
    })
    const [posted] = (await changes()).filter((one) => before.every((known) => known.id !== one.id))
    expect(posted).toMatchObject({ change: 'ended', monthlyFen: 0, persons })
    expect(JSON.stringify(posted)).not.toMatch(new RegExp(`${id}|存款|resident`))
  })

  test('does not exist for a stranger, nor for another town', async () => {
    const { id } = await granted()
    expect((await as('resident-li').get(`/benefits/${id}`)).status).toBe(404)
    expect((await as('town-renyi').get(`/desk/benefits/${id}`)).status).toBe(404)
  })

  test('is proposed nothing that does not fit, and decided over no version that has changed', async () => {
    const { id } = await granted()
    done(await act('town-changyuan', id, 'recheck', { cause: 'change-reported' }))
    const unfit = async (changes: object) =>
      fieldsOf(await act('town-changyuan', id, 'proposal', { ...withheld, ...changes }))
    expect(await unfit({ reason: 'income-rose' })).toEqual({ overpayment: 'overpayment-not-withheld' })
    expect(await unfit({ monthlyFen: 1 })).toEqual({ monthlyFen: 'amount-does-not-fit' })
    expect(await unfit({ direction: 'raise' })).toEqual({ reason: 'reason-does-not-fit' })
    const stale = { version: 1, requestId: randomUUID(), ...withheld }
    expect(await as('town-changyuan').post(`/desk/benefits/${id}/proposal`, stale)).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE' },
    })
    expect(await seen(id)).toMatchObject({ stage: 'RECHECK_DUE', proposal: null })
  })
})
