import { describe, expect, test } from 'vitest'
import { AccountNumber, CardNumber, lastFour, PassbookNumber } from '#shared/domain/people/account-number.ts'
import { maskPhone, Phone } from '#shared/domain/people/phone.ts'

const problemsOf = (result: { error?: { issues: readonly { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message)

describe('a bank account', () => {
  test.each(['6217009900000000121', '62999900000000012'])('card %s passes', (number) =>
    expect(AccountNumber.parse({ kind: 'CARD', number })).toEqual({ kind: 'CARD', number }),
  )

  test('blanks between the digits are forgiven', () => {
    expect(CardNumber.parse('6217 0099 0000 0000 121')).toBe('6217009900000000121')
  })

  test.each([
    ['6225880123456789', 'card-number-check-digit'],
    ['621700990000000', 'card-number-shape'],
    ['62170099000000001210', 'card-number-shape'],
    ['6217009900000000１21', 'card-number-shape'],
    ['', 'card-number-shape'],
  ])('card %j is refused: %s', (number, problem) => expect(problemsOf(CardNumber.safeParse(number))).toEqual([problem]))

  test('a passbook needs no check digit', () => {
    expect(AccountNumber.parse({ kind: 'PASSBOOK', number: '6225880123456789' }).number).toBe('6225880123456789')
    expect(problemsOf(PassbookNumber.safeParse('1234567'))).toEqual(['passbook-number-shape'])
  })

  test('of no known kind, or with more than an account has, is refused', () => {
    expect(problemsOf(AccountNumber.safeParse({ kind: 'CASH', number: '12345678' }))).toEqual(['choose-one'])
    const withMore = { kind: 'PASSBOOK', number: '12345678', pin: '1' }
    expect(problemsOf(AccountNumber.safeParse(withMore))).toEqual(['unknown-field'])
  })

  test('is shown by its last four digits', () => expect(lastFour('6217009900000000121')).toBe('0121'))
})

describe('a phone number', () => {
  test.each([
    ['13900000000', '13900000000'],
    ['+86 139-0000-0000', '13900000000'],
    ['023-46731234', '02346731234'],
    ['(0558) 8812345', '05588812345'],
  ])('%s is kept as %s', (typed, kept) => expect(Phone.parse(typed)).toBe(kept))

  test.each(['', '12345678901', '1390000000', '139000000000', '110', 'abc', '1390000000\u0000'])(
    '%j is refused',
    (typed) => expect(problemsOf(Phone.safeParse(typed))).toEqual(['phone-number']),
  )

  test('is shown with its middle hidden', () => expect(maskPhone('13900000000')).toBe('139****0000'))
})
