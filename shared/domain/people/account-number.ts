import * as z from 'zod'
import { problem } from '#shared/domain/field-problems.ts'

const digitsOnly = (typed: string) => typed.replace(/[\s-]/g, '')

/** A bank or social-security card (一卡通): 16 to 19 digits, the last of them a Luhn check. */
export const CardNumber = z
  .string()
  .max(40, problem('card-number-shape'))
  .overwrite(digitsOnly)
  .regex(/^\d{16,19}$/, { error: problem('card-number-shape'), abort: true })
  .refine(passesLuhn, problem('card-number-check-digit'))
  .meta({ examples: ['6217009900000000014'] })

/** A passbook's account: its digits follow no rule that all banks share. */
export const PassbookNumber = z
  .string()
  .max(50, problem('passbook-number-shape'))
  .overwrite(digitsOnly)
  .regex(/^\d{8,32}$/, problem('passbook-number-shape'))
  .meta({ examples: ['7312000000000001'] })

/** Where the money goes; kept as digits alone. */
export const AccountNumber = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('CARD'), number: CardNumber }),
    z.strictObject({ kind: z.literal('PASSBOOK'), number: PassbookNumber }),
  ],
  problem('choose-one'),
)
export type AccountNumber = z.infer<typeof AccountNumber>

/** All that is shown of an account. */
export const lastFour = (number: string): string => number.slice(-4)

/** Every second digit from the right counts double, with 9 taken off above 9; the sum ends in 0. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, position) => {
    const value = Number(digit) * (position % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
