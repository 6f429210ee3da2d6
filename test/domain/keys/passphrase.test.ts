import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyCommands } from '#shared/domain/keys/commands.ts'
import { namesHolder, waitAfter } from '#shared/domain/keys/passphrase.ts'

const problemOf = (passphrase: string, again = passphrase) =>
  keyCommands.setUp.safeParse({ passphrase, again }).error?.issues[0]?.message ?? null

describe('a passphrase', () => {
  test.each([
    ['榕树下的棋', 'passphrase-short'],
    ['short-word', 'passphrase-short'],
    ['', 'required'],
    ['哈哈哈哈哈哈哈哈', 'passphrase-plain'],
    ['121212121212121212', 'passphrase-plain'],
    ['榕树下第三盘', null],
    ['three chess games', null],
    ['晨练后 tea 一壶', null],
  ])('%j: %s', (passphrase, problem) => expect(problemOf(passphrase)).toBe(problem))

  test('is typed twice alike', () => {
    expect(problemOf('榕树下第三盘', '榕树下第四盘')).toBe('passphrase-differs')
  })

  test('does not hold the name or the account of its holder', () => {
    const holder = { id: 'tip-handler', name: '罗芳' }
    expect(namesHolder('我是罗芳本人没错', holder)).toBe(true)
    expect(namesHolder('TIP-Handler-2026', holder)).toBe(true)
    expect(namesHolder('榕树下第三盘棋', holder)).toBe(false)
  })
})

test('wrong passphrases cost nothing at first, then ever longer, and an hour at most', () => {
  fc.assert(
    fc.property(fc.nat(2000), (wrong) => {
      expect(waitAfter(wrong + 1)).toBeGreaterThanOrEqual(waitAfter(wrong))
      expect(waitAfter(wrong)).toBeLessThanOrEqual(3_600_000)
    }),
  )
  expect([1, 7, 8, 9, 100].map(waitAfter)).toEqual([0, 0, 60_000, 120_000, 3_600_000])
})
