import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  birthDateOf,
  IdentityNumber,
  identityNumberProblem,
  maskIdentityNumber,
  PersonName,
  sexOf,
} from '#shared/domain/people/identity-number.ts'

const today = '2026-11-20'

describe('an identity number', () => {
  test.each([
    ['990101194803150010', '1948-03-15', 'male'],
    ['990101195107200023', '1951-07-20', 'female'],
    ['990101197909110037', '1979-09-11', 'male'],
    ['990101198202040041', '1982-02-04', 'female'],
    ['990101201206010055', '2012-06-01', 'male'],
    ['990101201509090064', '2015-09-09', 'female'],
    ['990101198808080072', '1988-08-08', 'male'],
    ['990101200402290088', '2004-02-29', 'female'],
    ['99010119700101001X', '1970-01-01', 'male'],
    ['11010519491231002X', '1949-12-31', 'female'],
  ])('%s is someone born on %s, %s', (number, birthDate, sex) => {
    expect(IdentityNumber.parse(number)).toBe(number)
    expect(identityNumberProblem(number, today)).toBeUndefined()
    expect(birthDateOf(number)).toBe(birthDate)
    expect(sexOf(number)).toBe(sex)
  })

  test('a lower-case x and blanks around it are forgiven', () => {
    expect(IdentityNumber.parse(' 99010119700101001x\n')).toBe('99010119700101001X')
    expect(identityNumberProblem(' 99010119700101001x', today)).toBeUndefined()
  })

  test.each([
    ['990101194803150011', 'identity-number-check-digit'],
    ['990101190002290015', 'identity-number-date'],
    ['990101202613010015', 'identity-number-date'],
    ['99010119480315001', 'identity-number-shape'],
    ['9901011948031500100', 'identity-number-shape'],
    ['99010119480315X010', 'identity-number-shape'],
    ['990101480315001', 'identity-number-shape'],
    ['９９０１０１１９４８０３１５００１０', 'identity-number-shape'],
    ['', 'identity-number-shape'],
  ])('%s is refused: %s', (number, problem) => {
    expect(IdentityNumber.safeParse(number).error?.issues.map(({ message }) => message)).toEqual([problem])
    expect(identityNumberProblem(number, today)).toBe(problem)
  })

  test('of 10,000 characters is refused', () => {
    expect(IdentityNumber.safeParse('9'.repeat(10_000)).success).toBe(false)
  })

  test('of somebody born tomorrow, or more than 120 years ago, is refused on that day only', () => {
    expect(identityNumberProblem('990101201206010055', '2012-05-31')).toBe('identity-number-future')
    expect(identityNumberProblem('990101201206010055', '2012-06-01')).toBeUndefined()
    expect(identityNumberProblem('440524188001010014', today)).toBe('identity-number-age')
    expect(identityNumberProblem('440524188001010014', '2000-12-31')).toBeUndefined()
  })

  test('any one wrong digit is noticed', () => {
    const change = fc.record({ position: fc.integer({ min: 0, max: 16 }), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(change, ({ position, by }) => {
        const digits = Array.from('990101194803150010')
        digits[position] = String((Number(digits[position]) + by) % 10)
        expect(identityNumberProblem(digits.join(''), today)).toBeDefined()
      }),
    )
  })

  test('is shown with its middle hidden', () => {
    expect(maskIdentityNumber('990101194803150010')).toBe('990101********0010')
  })
})

describe("a person's name", () => {
  test.each(['李桂花', '王小', '买买提·吐尔逊', '𠮷田', 'Mary-Ann O’Neill', 'བསོད་ནམས'.replaceAll('་', ' ')])(
    '%s is a name',
    (name) => expect(PersonName.parse(name)).toBe(name.normalize('NFC')),
  )

  test('other dots, outer blanks and decomposed letters are put right', () => {
    expect(PersonName.parse(' 买买提•吐尔逊 ')).toBe('买买提·吐尔逊')
    expect(PersonName.parse('Zoe\u0301')).toBe('Zoé')
  })

  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['李', 'too-short'],
    ['李'.repeat(51), 'too-long'],
    ['李\u0000花', 'control-character'],
    ['李\u202e花', 'control-character'],
    ['李花2', 'person-name-characters'],
    ['李花😀', 'person-name-characters'],
    ['<script>', 'person-name-characters'],
    ['·李花', 'person-name-characters'],
    ['李··花', 'person-name-characters'],
    ['../etc', 'person-name-characters'],
  ])('%j is refused: %s', (name, problem) =>
    expect(PersonName.safeParse(name).error?.issues.map(({ message }) => message)).toEqual([problem]),
  )

  test('of 10,000 characters is refused, and quickly', () => {
    const problems = PersonName.safeParse('李'.repeat(10_000)).error?.issues.map(({ message }) => message)
    expect(problems).toContain('too-long')
  })

  test('of 50 rare characters outside the basic plane is long enough and not too long', () => {
    expect(PersonName.safeParse('𠮷'.repeat(50)).success).toBe(true)
  })
})
