import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/domain/people/person.ts'
import { savePerson } from '#shared/store/people.ts'
import { handler as custody } from '../../functions/tips/custody.ts'
import { handler as keys } from '../../functions/tips/keys.ts'
import { read } from '../support/api.ts'
import { knock } from '../support/door.ts'

const passphrase = '榕树下第三盘棋'
const other = '清早河边的二胡'
const [county, elsewhere] = ['450101', '450102']

const joined = async (role: Person['role'], division = county) => {
  const person: Person = { id: randomUUID(), name: '罗芳', role, division }
  await savePerson(person)
  return person.id
}
const own = (person: string, method: string, path: string, body?: object) =>
  knock(keys, person, method, `/desk/tip-key${path}`, body)
const twice = (words: string) => ({ passphrase: words, again: words })
const setUp = (person: string, words = passphrase) => own(person, 'POST', '', twice(words))
const unlock = (person: string, words = passphrase) => own(person, 'POST', '/unlocking', { passphrase: words })
const tokenOf = async (person: string, words = passphrase) =>
  read(await unlock(person, words), contract.tips.keys.unlock).token

const fieldProblem = (path: string, problem: string) => ({
  status: 422,
  body: { code: 'INPUT_INVALID', data: { fields: [{ path, problem }] } },
})

describe('at the first visit', () => {
  test('given nobody set a passphrase, nothing unlocks, changes or is recovered', async () => {
    const person = await joined('tip-handler')
    expect(await own(person, 'GET', '')).toMatchObject({ status: 200, body: { key: null } })
    const missing = { status: 409, body: { code: 'KEY_MISSING' } }
    expect(await unlock(person)).toMatchObject(missing)
    expect(await own(person, 'PUT', '/passphrase', { ...twice(other), current: passphrase })).toMatchObject(missing)
    expect(await own(person, 'POST', '/recovery', { ...twice(other), reason: '想不起来了。' })).toMatchObject(missing)
  })

  test.each([
    [twice('榕树下的棋'), 'passphrase', 'passphrase-short'],
    [twice('哈哈哈哈哈哈哈哈'), 'passphrase', 'passphrase-plain'],
    [twice('罗芳的第三盘棋'), 'passphrase', 'passphrase-names-holder'],
    [{ passphrase, again: other }, 'again', 'passphrase-differs'],
  ])('given %j, it names what is wrong and sets nothing', async (typed, path, problem) => {
    const person = await joined('tip-handler')
    expect(await own(person, 'POST', '', typed)).toMatchObject(fieldProblem(path, problem))
    expect(await own(person, 'GET', '')).toMatchObject({ body: { key: null } })
  })

  test('a key is made once, also by two at the same moment, and unlocks with its passphrase', async () => {
    const person = await joined('supervisor')
    const answers = await Promise.all([setUp(person), setUp(person, other)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await setUp(person)).toMatchObject({ status: 409, body: { code: 'KEY_EXISTS' } })
    const [first] = answers
    expect((await unlock(person, first.status === 200 ? passphrase : other)).status).toBe(200)
  })
})

describe('a wrong passphrase', () => {
  test('is named, tells nothing, and after eight in a row even the right one has to wait', async () => {
    const person = await joined('tip-handler')
    await setUp(person)
    for (let times = 0; times < 7; times++)
      expect(await unlock(person, other)).toMatchObject(fieldProblem('passphrase', 'passphrase-wrong'))
    expect((await unlock(person)).status).toBe(200)
    for (let times = 0; times < 8; times++) await unlock(person, other)
    expect(await unlock(person)).toMatchObject({ status: 429, body: { code: 'PASSPHRASE_TRIED_TOO_OFTEN' } })
  })

  test('does not change the passphrase; the right one does', async () => {
    const person = await joined('tip-handler')
    await setUp(person)
    const change = (current: string) => own(person, 'PUT', '/passphrase', { ...twice(other), current })
    expect(await change(other)).toMatchObject(fieldProblem('current', 'passphrase-wrong'))
    expect((await unlock(person)).status).toBe(200)
    expect((await change(passphrase)).status).toBe(200)
    expect((await unlock(person)).status).toBe(422)
    expect((await unlock(person, other)).status).toBe(200)
  })
})

describe('a forgotten passphrase', () => {
  const forgotten = async (place: string) => {
    const custodians = [await joined('custodian', place), await joined('custodian', place)]
    for (const custodian of custodians) await setUp(custodian)
    const person = await joined('tip-handler', place)
    await setUp(person)
    await own(person, 'POST', '/recovery', { ...twice(other), reason: '休假回来想不起来了。' })
    return { person, custodians }
  }
  const said = async (custodian: string, person: string, verb: string, token?: string) => {
    const list = read(await knock(custody, custodian, 'GET', '/desk/custody'), contract.tips.custody.list)
    const version = list.keys.find(({ holder }) => holder.id === person)?.version ?? 0
    const body = { version, reason: '当面核对了本人。' }
    const headers: Record<string, string> = token === undefined ? {} : { 'tip-key': token }
    return knock(custody, custodian, 'POST', `/desk/custody/keys/${person}/${verb}`, body, { headers })
  }

  test('takes two custodians with their keys unlocked; one alone, or the same twice, opens nothing', async () => {
    const { person, custodians } = await forgotten('450103')
    const [first = '', second = ''] = custodians
    expect(await said(first, person, 'release')).toMatchObject({ status: 423, body: { code: 'TIPS_LOCKED' } })
    expect(await said(first, person, 'release', await tokenOf(second))).toMatchObject({ status: 423 })
    expect(await said(first, person, 'release', await tokenOf(first))).toMatchObject({ status: 200 })
    expect((await unlock(person, other)).status).toBe(422)
    expect(await said(first, person, 'release', await tokenOf(first))).toMatchObject({
      status: 409,
      body: { code: 'SECOND_CUSTODIAN_NEEDED' },
    })
    expect((await unlock(person)).status).toBe(200)
    expect(await said(second, person, 'release', await tokenOf(second))).toMatchObject({ status: 200 })
    expect((await unlock(person)).status).toBe(422)
    expect((await unlock(person, other)).status).toBe(200)
  })

  test('is refused by a custodian with a reason, which its holder reads', async () => {
    const { person, custodians } = await forgotten('450104')
    expect(await said(custodians[0] ?? '', person, 'refusal')).toMatchObject({ status: 200, body: { recovery: null } })
    const { key } = read(await own(person, 'GET', ''), contract.tips.keys.get)
    expect(key?.history.at(-1)).toMatchObject({ deed: 'recovery-refused', reason: '当面核对了本人。' })
    expect(await said(custodians[1] ?? '', person, 'refusal')).toMatchObject({ body: { code: 'RECOVERY_NOT_OPEN' } })
  })

  test('is withdrawn by whoever remembers it', async () => {
    const { person } = await forgotten('450105')
    expect(await own(person, 'POST', '/recovery/withdrawal', {})).toMatchObject({ body: { key: { recovery: null } } })
  })

  test('cannot be recovered where no two custodians had a key', async () => {
    const person = await joined('tip-handler', '450106')
    await setUp(person)
    expect(await own(person, 'POST', '/recovery', { ...twice(other), reason: '想不起来了。' })).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_DEPOSITED' },
    })
  })

  test('of a custodian gives a new key at once, and parts of others’ keys are made for it at their next unlocking', async () => {
    const place = '450107'
    const { person, custodians } = await forgotten(place)
    const [first = '', second = ''] = custodians
    await own(first, 'POST', '/recovery', { ...twice(other), reason: '口令记不得了。' })
    const token = await tokenOf(first, other)
    expect(await said(first, person, 'release', token)).toMatchObject({ body: { code: 'NOTHING_DEPOSITED' } })
    await unlock(person)
    expect(await said(first, person, 'release', token)).toMatchObject({ status: 200 })
    expect(await said(second, person, 'release', await tokenOf(second))).toMatchObject({ status: 200 })
    expect((await unlock(person, other)).status).toBe(200)
  })

  test('is none of the custodians’ of another county', async () => {
    const { person } = await forgotten('450108')
    const stranger = await joined('custodian', elsewhere)
    await setUp(stranger)
    expect(await said(stranger, person, 'release', await tokenOf(stranger))).toMatchObject({ status: 404 })
    expect(await said(stranger, person, 'refusal')).toMatchObject({ status: 404 })
  })
})
