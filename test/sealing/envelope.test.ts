import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lock,
  newKeyPair,
  openText,
  openWith,
  recipientOf,
  sealTextTo,
  sealTo,
  unlock,
} from '#shared/sealing/envelope.ts'

const facts = '这家人有一辆车登记在亲戚名下，每天在开。'
const passphrase = '早上五点半扫街'

describe('what is sealed', () => {
  test('opens for each it is sealed to, to the byte, whatever it is', async () => {
    const [one, other] = await Promise.all([newKeyPair(), newKeyPair()])
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (bytes) => {
        const sealed = await sealTo([one.recipient, other.recipient], bytes)
        expect(Buffer.from(await openWith([one.identity], sealed)).equals(bytes)).toBe(true)
        expect(Buffer.from(await openWith([other.identity], sealed)).equals(bytes)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('opens with one of several identities, as after a change of keys', async () => {
    const [former, present] = await Promise.all([newKeyPair(), newKeyPair()])
    const sealed = await sealTextTo([former.recipient], facts)
    expect(await openText([present.identity, former.identity], sealed)).toBe(facts)
  })

  test('opens for nobody else', async () => {
    const [holder, stranger] = await Promise.all([newKeyPair(), newKeyPair()])
    const sealed = await sealTextTo([holder.recipient], facts)
    await expect(openText([stranger.identity], sealed)).rejects.toThrow()
    await expect(openText([], sealed)).rejects.toThrow()
  })

  test('reads like nothing and is another one each time', async () => {
    const { recipient } = await newKeyPair()
    const [one, other] = await Promise.all([sealTo([recipient], facts), sealTo([recipient], facts)])
    expect(Buffer.from(one).includes(facts)).toBe(false)
    expect(Buffer.from(one).equals(other)).toBe(false)
  })

  test('does not open when a single bit of it was changed, wherever that is', async () => {
    const { identity, recipient } = await newKeyPair()
    const sealed = await sealTo([recipient], facts)
    for (const at of [10, 60, 150, sealed.length - 1]) {
      const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1)
      await expect(openWith([identity], changed)).rejects.toThrow()
    }
  })

  test('is never sealed to nobody', async () => {
    await expect(sealTo([], facts)).rejects.toThrow('Sealed to nobody')
  })
})

describe('an identity behind a passphrase', () => {
  test('comes out with the passphrase, and belongs to the same recipient', async () => {
    const { identity, recipient } = await newKeyPair()
    const locked = await lock(identity, passphrase)
    expect(locked).not.toContain(identity)
    const opened = await unlock(locked, passphrase)
    expect(await recipientOf(opened ?? '')).toBe(recipient)
  })

  test('stays behind every other passphrase', async () => {
    const locked = await lock((await newKeyPair()).identity, passphrase)
    for (const wrong of ['', `${passphrase} `, passphrase.slice(1)]) expect(await unlock(locked, wrong)).toBeNull()
  })
})
