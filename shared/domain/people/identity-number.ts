import * as z from 'zod'
import { ageOn, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { problem, type FieldProblem } from '#shared/domain/field-problems.ts'

export { PersonName } from './person-name.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
const oldestAge = 120

/**
 * A resident's identity number (GB 11643-1999): six digits of area, eight of birth, three of order, and a check character.
 * The area is never judged: areas are dissolved, numbers stay. Future births and ages need today: `identityNumberProblem`.
 */
export const IdentityNumber = z
  .string()
  .max(40, problem('identity-number-shape'))
  .trim()
  .toUpperCase()
  .superRefine((value, context) => {
    const message = ownProblem(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  .meta({ examples: ['990101198202040041'] })

/** What is wrong with an identity number on a day, or undefined; a lower-case x and outer blanks are forgiven. */
export function identityNumberProblem(value: string, today: string): FieldProblem | undefined {
  const number = value.trim().toUpperCase()
  const wrong = ownProblem(number)
  if (wrong === 'identity-number-shape' || wrong === 'identity-number-date') return wrong
  if (birthDateOf(number) > today) return 'identity-number-future'
  if (ageOn(birthDateOf(number), today) > oldestAge) return 'identity-number-age'
  return wrong
}

/** 'YYYY-MM-DD'; the number is valid. */
export const birthDateOf = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** The last digit of the order: odd is male, even is female; the number is valid. */
export const sexOf = (number: string): 'male' | 'female' => (Number(number[16]) % 2 === 1 ? 'male' : 'female')

/** '990101********0010': all that is shown of a number, and nothing at all in public. */
export const maskIdentityNumber = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`

function ownProblem(number: string): FieldProblem | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return 'identity-number-shape'
  if (!LocalDate.safeParse(birthDateOf(number)).success) return 'identity-number-date'
  const sum = weights.reduce((total, weight, position) => total + weight * Number(number[position]), 0)
  return checkCharacters[sum % 11] === number[17] ? undefined : 'identity-number-check-digit'
}
