import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newKey } from '#shared/domain/keys/recovery.ts'
import { openingBy, recoveryAsked } from '#shared/domain/keys/recovery.ts'
import type { Person } from '#shared/domain/people/person.ts'
import { openText, sealTextTo } from '#shared/sealing/envelope.ts'
import {
  depositWith,
  isDepositedWith,
  makeKey,
  openUnlocked,
  passedOn,
  sealUnlocked,
  unlockKey,
  withoutOuter,
} from '#shared/store/key-ring.ts'
import { savePerson, writeOffice } from '#shared/store/people.ts'
import { countTries, findKey, holdersOf, keysOf, triesOf, writeKey } from '#shared/store/tip-keys.ts'

const now = '2026-11-20T01:30:00.000Z'
const passphrase = '榕树下第三盘棋'
let counties = 0
const anotherCounty = () => `4${String((counties += 1)).padStart(5, '0')}`
const someone = (role: Person['role'], division: string): Person => ({ id: randomUUID(), name: '罗芳', role, division })

const withKey = async (actor: Person) => {
  await savePerson(actor)
  const custodians = actor.role === 'custodian' ? [] : await holdersOf(actor.division, 'custodian')
  const { identity, own } = await makeKey(actor.id, passphrase, custodians)
  const key = newKey(own, { actor, now })
  expect(await writeKey(null, key)).toBe(true)
  return { actor, identity, key }
}

const county = anotherCounty()
const custodians = [await withKey(someone('custodian', county)), await withKey(someone('custodian', county))]
const { identity, key, actor } = await withKey(someone('tip-handler', county))

describe('a key at rest', () => {
  test('opens with its passphrase, and is the same after it was stored', async () => {
    const stored = await findKey(actor.id)
    expect(stored).toEqual(key)
    expect(await unlockKey(key, passphrase)).toEqual([identity])
    expect(await unlockKey(key, `${passphrase}？`)).toBeNull()
  })

  test('shows neither identity nor passphrase, nor anything to try one on', async () => {
    const { Item } = await new DynamoDBClient({}).send(
      new GetItemCommand({
        TableName: process.env['TIPS_TABLE'],
        Key: { pk: { S: `KEY#${actor.id}` }, sk: { S: 'KEY' } },
      }),
    )
    const row = JSON.stringify(Item)
    expect(row).toContain(key.own.recipient)
    expect(row).not.toContain(identity)
    expect(row).not.toContain(passphrase)
    expect(key.own.locked).not.toContain('AGE ENCRYPTED')
  })

  test('is written once, and over its own version alone', async () => {
    expect(await writeKey(null, key)).toBe(false)
    expect(await writeKey({ ...key, version: 7 }, { ...key, version: 8 })).toBe(false)
  })

  test('unlocked, is bound to its person', async () => {
    const token = await sealUnlocked(actor.id, identity)
    expect(await openUnlocked(actor.id, token)).toBe(identity)
    expect(await openUnlocked('county-supervisor', token)).toBeNull()
    expect(await openUnlocked(actor.id, 'nothing')).toBeNull()
  })
})

describe('those to whom a county seals', () => {
  test('are who holds the role now and has a key', async () => {
    await savePerson(someone('tip-handler', county))
    expect(await holdersOf(county, 'tip-handler')).toEqual([{ person: actor.id, recipient: key.own.recipient }])
    expect(await holdersOf(county, 'supervisor')).toEqual([])
    expect(await holdersOf(anotherCounty(), 'tip-handler')).toEqual([])
  })

  test('are not those who left, whose keys are still listed', async () => {
    const elsewhere = anotherCounty()
    const leaver = await withKey(someone('supervisor', elsewhere))
    const before = { ...leaver.actor, version: 1, communities: [], since: '2026-01-01', left: null }
    const officer = { ...before, version: 2, left: { on: '2026-11-20', successor: null } }
    const change = { at: now, by: { id: 'county-admin', name: '唐磊' }, deed: 'left', officer } as const
    expect(await writeOffice(before, change)).toBe('written')
    expect(await holdersOf(elsewhere, 'supervisor')).toEqual([])
    expect(await keysOf(elsewhere, 'supervisor')).toHaveLength(1)
  })
})

describe('two custodians', () => {
  const [first, second] = custodians
  if (!first || !second) throw new Error('there are two')
  const asked = recoveryAsked(key, key.own, { actor, now }, '想不起来了。')

  test('hold a part each, in either order, and a custodian’s own key lies with nobody', () => {
    expect(key.own.deposits).toHaveLength(2)
    expect(first.key.own.deposits).toEqual([])
  })

  test('bring the identity back together, sealed to the new key, and neither alone', async () => {
    const outer = openingBy(asked, first.actor.id)
    if (!('deposits' in outer)) throw new Error('the first has the outer layer')
    const [left] = await withoutOuter([first.identity], outer.deposits)
    if (!left) throw new Error('something is left')
    expect(left.sealed).not.toContain(identity)
    await expect(openText([first.identity], left.sealed)).rejects.toThrow()
    await expect(withoutOuter([second.identity], outer.deposits)).rejects.toThrow()
    const next = await makeKey(actor.id, '另一句谁也不知道的话', [])
    const former = await passedOn([second.identity], left, next.own.recipient)
    const after = { ...key, own: next.own, former: [former] }
    expect(await unlockKey(after, '另一句谁也不知道的话')).toEqual([next.identity, identity])
  })

  test('a key recovered twice opens what was sealed to any of the three', async () => {
    const [again, last] = [await makeKey(actor.id, passphrase, []), await makeKey(actor.id, passphrase, [])]
    const former = [
      await sealTextTo([last.own.recipient], again.identity),
      await sealTextTo([again.own.recipient], identity),
    ]
    expect(await unlockKey({ ...key, own: last.own, former }, passphrase)).toEqual([
      last.identity,
      again.identity,
      identity,
    ])
  })

  test('whose keys changed are noticed', async () => {
    const present = await holdersOf(county, 'custodian')
    expect(isDepositedWith(key, present)).toBe(true)
    const { own } = await makeKey(second.actor.id, passphrase, [])
    const changed = present.map((holder) =>
      holder.person === second.actor.id ? { ...holder, recipient: own.recipient } : holder,
    )
    expect(isDepositedWith(key, changed)).toBe(false)
    expect((await depositWith(identity, changed)).deposits).toHaveLength(2)
  })
})

test('tries at the same moment are counted one by one', async () => {
  const person = randomUUID()
  const none = await triesOf(person)
  const counted = await Promise.all([1, 2, 3].map(() => countTries(person, none, { wrong: 1, until: 0 })))
  expect(counted.filter(Boolean)).toHaveLength(1)
  expect(await countTries(person, { wrong: 1, until: 0 }, { wrong: 0, until: 0 })).toBe(true)
  expect(await countTries(person, none, { wrong: 1, until: 5 })).toBe(true)
  expect(await triesOf(person)).toMatchObject({ wrong: 1, until: 5 })
})
