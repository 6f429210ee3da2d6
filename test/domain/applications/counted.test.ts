import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Member } from '#shared/domain/applications/answers.ts'
import { Relation } from '#shared/domain/applications/answers.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import { aloneReasons, countingOf, livingChoices } from '#shared/domain/applications/counted.ts'
import { family as aFamily, identityNumber } from '../../support/family.ts'

const on = '2026-11-01'
const born = (birthDate: string, changes: Partial<Member>): Member => ({
  name: '王小军',
  idNumber: identityNumber(birthDate, 481),
  relation: 'child',
  disabilityGrade: null,
  seriouslyIll: false,
  ...changes,
})
const adult = (changes: Partial<Member>) => born('1990-01-01', changes)

describe('who is counted (57号 art. 7)', () => {
  test.each([
    ['the applicant', adult({ relation: 'self' }), true, 'applicant'],
    ['a spouse, wherever they work', adult({ relation: 'spouse', living: 'apart' }), true, 'spouse'],
    ['a child until the day before 18', born('2008-11-02', {}), true, 'minor-child'],
    ['a student up to bachelor', born('2004-02-29', { living: 'student' }), true, 'student'],
    ['an adult child who cannot live independently', adult({ living: 'needs-care' }), true, 'needs-care'],
    ['an adult child who lives with the family', adult({ living: 'together' }), true, 'together'],
    ['an adult child with a life of their own', adult({ living: 'apart' }), false, 'apart'],
    ['a parent at home', adult({ relation: 'parent', living: 'together' }), true, 'together'],
    ['a parent elsewhere', adult({ relation: 'parent', living: 'apart' }), false, 'apart'],
    ['whoever has no duty of support', adult({ relation: 'other' }), false, 'no-duty'],
    ['clergy apart for three years', adult({ relation: 'spouse', absence: 'clergy' }), false, 'clergy'],
    ['a prisoner', adult({ relation: 'spouse', absence: 'prison' }), false, 'prison'],
    ['who is in compulsory detoxification', adult({ living: 'together', absence: 'detox' }), false, 'detox'],
    ['who is declared missing', born('2015-01-01', { absence: 'missing' }), false, 'missing'],
  ])('%s', (_, member, counted, rule) => expect(countingOf(member, on)).toMatchObject({ counted, rule }))

  test('says by which clause', () => {
    expect(countingOf(adult({ living: 'student' }), on).clause).toBe('57号文 第七条（三）')
    expect(countingOf(adult({ absence: 'prison' }), on).clause).toBe('57号文 第七条第二款（二）')
  })

  test('asks how someone lives only where an answer changes something', () => {
    const members = fc.record({
      relation: fc.constantFrom(...Relation.options),
      birth: fc.constantFrom('1940-03-01', '1990-01-01', '2004-02-29', '2015-06-01'),
    })
    fc.assert(
      fc.property(members, ({ relation, birth }) => {
        const member = born(birth, { relation })
        const choices = livingChoices(member, on)
        const outcomes = new Set(choices.map((living) => countingOf({ ...member, living }, on).counted))
        expect(outcomes.size).toBe(choices.length === 0 ? 0 : 2)
        if (choices.length === 0)
          for (const living of ['together', 'apart'] as const)
            expect(countingOf({ ...member, living }, on)).toEqual(countingOf(member, on))
      }),
    )
  })
})

describe('the calculation', () => {
  const asked = (changes: Parameters<typeof aFamily>[0], percent = 100) =>
    assessment({ program: 'urban-dibao', adjustments: [] }, aFamily(changes), '2026-11', {
      supportCountedPercent: percent,
    })
  const { members } = aFamily()

  test('takes the counted members and their incomes alone, for any family', () => {
    const answers = fc.array(
      fc.record({
        living: fc.constantFrom('student', 'together', 'apart', undefined),
        absence: fc.constantFrom(null, 'prison', undefined),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(answers, (others) => {
        const all = [
          ...members,
          ...others.map((told, index) => ({
            ...adult({}),
            ...told,
            idNumber: identityNumber('1990-01-01', 100 + index),
          })),
        ]
        const incomes = all.map((_, member) => ({
          member,
          kind: 'wage' as const,
          amountFen: 1 + member,
          per: 'month' as const,
        }))
        const counted = all.map((member) => countingOf(member, on).counted)
        const request = asked({ members: all, incomes })
        expect(request.members).toHaveLength(counted.filter(Boolean).length)
        expect(request.income.map(({ amountFen }) => amountFen - 1)).toEqual(
          [...counted.keys()].filter((at) => counted[at]),
        )
      }),
    )
  })

  test('counts what a supporter outside the household pays, as far as the region says', () => {
    const paid = { amountFen: 30_000, per: 'month' } as const
    const supporters = [{ name: '王大军', relation: 'child' as const, paid, consent: null }]
    expect(asked({ incomes: [], supporters }).income).toEqual([{ kind: 'family-support', ...paid }])
    expect(asked({ incomes: [], supporters }, 50).income).toEqual([
      { kind: 'family-support', ...paid, countedPercent: 50 },
    ])
  })

  test('lets the applicant stand alone only for a reason they have (57号 art. 8)', () => {
    const { circumstances } = aFamily()
    const alone = { ...circumstances, alone: 'serious-illness' as const }
    const [applicant] = members
    if (applicant === undefined) throw new Error('a family without an applicant')
    expect(asked({ circumstances: alone }).alone).toBeUndefined()
    const ill = { ...applicant, seriouslyIll: true }
    expect(asked({ circumstances: alone, members: [ill] }).alone).toBe(true)
    const reasons = (changes: Partial<Member>) => aloneReasons({ members: [{ ...applicant, ...changes }] }, on)
    expect(reasons({})).toEqual([])
    expect(reasons({ disabilityGrade: 3 })).toEqual(['mental-disability'])
    expect(reasons({ disabilityGrade: 4 })).toEqual([])
    const child = { idNumber: identityNumber('2010-05-05', 7) }
    expect(reasons({ ...child, disabilityGrade: 2, seriouslyIll: true })).toEqual([
      'severe-disability',
      'serious-illness',
    ])
  })

  test('takes a severely disabled adult without work as a household of one, whatever the family has (民发〔2022〕83号)', () => {
    const { circumstances } = aFamily()
    const [applicant, ...others] = members
    if (applicant === undefined) throw new Error('a family without an applicant')
    const family = {
      members: [{ ...applicant, disabilityGrade: 1 }, ...others],
      circumstances: { ...circumstances, alone: 'disabled-without-work' as const },
    }
    const paid = (member: number, kind: 'wage' | 'land-rent') =>
      ({ member, kind, amountFen: 900_000, per: 'month' }) as const
    const request = asked({ ...family, incomes: [paid(0, 'land-rent'), paid(1, 'wage')] })
    expect(request.members).toHaveLength(1)
    expect(request.income.map(({ kind }) => kind)).toEqual(['land-rent'])
    expect(request.alone).toBeUndefined()
    // Who works belongs to the household like everybody.
    expect(asked({ ...family, incomes: [paid(0, 'wage')] }).members).toHaveLength(members.length)
  })
})
