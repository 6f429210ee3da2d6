import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newReceipt, Receipt } from '#shared/domain/petitions/receipt.ts'

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 32 })

describe('a receipt', () => {
  test('is four groups of four signs that nobody mistakes, and is read as it was given', () => {
    fc.assert(
      fc.property(sixteen, (random) => {
        const receipt = newReceipt(random)
        expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(Receipt.parse(receipt)).toBe(receipt.replaceAll('-', ''))
      }),
    )
  })

  test('is found again however it was copied: case, blanks, O for 0, I or L for 1', () => {
    fc.assert(
      fc.property(sixteen, fc.infiniteStream(fc.nat(3)), (random, ways) => {
        const receipt = newReceipt(random)
        const miscopied = [...receipt].map((sign) => {
          const way = ways.next().value
          if (sign === '0') return '0Oo0'.charAt(way)
          if (sign === '1') return '1IlL'.charAt(way)
          if (sign === '-') return ['-', ' ', '', '　'][way]
          return way === 0 ? sign.toLowerCase() : sign
        })
        expect(Receipt.parse(` ${miscopied.join('')} `)).toBe(receipt.replaceAll('-', ''))
      }),
    )
  })

  test('of different bytes is different', () => {
    fc.assert(
      fc.property(sixteen, fc.nat(15), (random, place) => {
        const others = Uint8Array.from(random, (byte, at) => (at === place ? byte ^ 1 : byte))
        expect(newReceipt(others)).not.toBe(newReceipt(random))
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['fifteen signs', '0123456789ABCDE'],
    ['seventeen signs', '0123456789ABCDEFG'],
    ['a U', 'U123456789ABCDEF'],
    ['a path', '../../../../etc/x'],
    ['ten thousand signs', 'A'.repeat(10_000)],
    ['a wide letter', 'Ａ123456789ABCDEF'],
  ])('is not %s', (_, typed) => expect(Receipt.safeParse(typed).error?.issues[0]?.message).toBe('receipt-malformed'))

  test('is asked for when it is missing', () =>
    expect(Receipt.safeParse(undefined).error?.issues[0]?.message).toBe('required'))
})
