import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyView, type HolderKey, type KeyAtRest } from '#shared/domain/keys/holder-key.ts'
import {
  deposited,
  newKey,
  openingBy,
  outerOpened,
  recovered,
  recoveryAsked,
  recoveryRefused,
  recoveryWithdrawn,
  relocked,
} from '#shared/domain/keys/recovery.ts'
import type { Actor } from '#shared/domain/people/person.ts'

const county = '500153'
const now = '2026-11-20T01:30:00.000Z'
const handler: Actor = { id: 'tip-handler', name: '罗芳', role: 'tip-handler', division: county }
const custodians = ['custodian-a', 'custodian-b', 'custodian-c']
const custodian = (id: string): Actor => ({ id, name: '高远', role: 'custodian', division: county })
const by = (actor: Actor) => ({ actor, now })

const atRest = (recipient: string): KeyAtRest => ({
  recipient,
  locked: `locked ${recipient}`,
  deposits: custodians.flatMap((first) =>
    custodians.filter((second) => second !== first).map((second) => ({ first, second, sealed: `${first}(${second})` })),
  ),
  custodians: custodians.map((person) => ({ person, recipient: `age1${person}` })),
})
const key = newKey(atRest('old'), by(handler))
const asked = recoveryAsked(key, atRest('new'), by(handler), '想不起来了。')

/** What a custodian's release makes of a key; the key as it was where it is refused. */
const releasedBy = (before: HolderKey, id: string): HolderKey => {
  const opening = openingBy(before, id)
  if ('problem' in opening) return before
  return opening.layer === 'inner'
    ? recovered(before, 'old identity', by(custodian(id)), '已核对本人。')
    : outerOpened(
        before,
        opening.deposits.map((deposit) => ({ ...deposit, sealed: deposit.second })),
        by(custodian(id)),
        '已核对本人。',
      )
}

describe('a forgotten passphrase', () => {
  test('while it waits for custodians, the old key stays in force', () => {
    expect(asked.own).toEqual(key.own)
    expect(openingBy(key, 'custodian-a')).toEqual({ problem: 'RECOVERY_NOT_OPEN' })
  })

  test('takes two different custodians, in whatever order, and however often one alone tries', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...custodians, 'stranger'), { maxLength: 12 }), (tries) => {
        const after = tries.reduce(releasedBy, asked)
        const entitled = new Set(tries.filter((id) => custodians.includes(id)))
        expect(after.own.recipient).toBe(entitled.size >= 2 ? 'new' : 'old')
        expect(after.former).toEqual(entitled.size >= 2 ? ['old identity'] : [])
      }),
    )
  })

  test('says to the same custodian that another one is needed', () => {
    expect(openingBy(releasedBy(asked, 'custodian-a'), 'custodian-a')).toEqual({ problem: 'SECOND_CUSTODIAN_NEEDED' })
  })

  test.each([
    ['withdrawn by its holder', (before: HolderKey) => recoveryWithdrawn(before, by(handler))],
    [
      'refused by a custodian',
      (before: HolderKey) => recoveryRefused(before, by(custodian('custodian-b')), '不是本人。'),
    ],
    ['overtaken by the passphrase itself', (before: HolderKey) => relocked(before, 'locked again', by(handler))],
  ])('once %s, lets nobody open anything, not even halfway', (_, end) => {
    const after = end(releasedBy(asked, 'custodian-a'))
    expect(openingBy(after, 'custodian-b')).toEqual({ problem: 'RECOVERY_NOT_OPEN' })
    expect(after.own.recipient).toBe('old')
  })

  test('shows everybody concerned who did what and why, and nothing that is sealed', () => {
    const after = ['custodian-b', 'custodian-a'].reduce(releasedBy, asked)
    expect(after.history.map(({ deed, by: { id }, reason }) => [deed, id, reason])).toEqual([
      ['set-up', 'tip-handler', null],
      ['recovery-asked', 'tip-handler', '想不起来了。'],
      ['first-layer-opened', 'custodian-b', '已核对本人。'],
      ['recovered', 'custodian-a', '已核对本人。'],
    ])
    expect(JSON.stringify(keyView(releasedBy(asked, 'custodian-a')))).not.toMatch(
      /locked |identity|age1|custodian-\w\(/,
    )
  })
})

test('each change makes a new version, so that two at once cannot both be written', () => {
  const versions = [key, asked, deposited(asked, atRest('old')), recoveryWithdrawn(asked, by(handler))]
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 3])
})
