import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '#shared/domain/applications/answers.ts'
import { homeOf, misplaced } from '#shared/domain/applications/receiving.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { family, given, people } from './case.ts'

const village = '500153001001'
const lives = (registration: Place['registration'], address = '人民路 3 号'): Place => ({
  village,
  address,
  ...(registration && { registration }),
})
const permit = (months: number) => lives({ how: 'permit', months })

describe('where an application goes', () => {
  test('a household registration is enough anywhere, wherever the family lives', () => {
    for (const place of [lives(undefined), lives({ how: 'here' }), lives({ how: 'apart' }, '广东省广州市天河区 5 号')])
      for (const residencePermitMonths of [null, 0, 12]) expect(misplaced(place, { residencePermitMonths })).toBeNull()
  })

  test('a residence permit is enough only where the region says so, and after as many months', () => {
    expect(misplaced(permit(500), { residencePermitMonths: null })).toMatchObject({ code: 'permit-not-taken' })
    fc.assert(
      fc.property(fc.nat(1200), fc.nat(120), (months, residencePermitMonths) => {
        const wrong = misplaced(permit(months), { residencePermitMonths })
        expect(wrong?.code).toBe(months < residencePermitMonths ? 'permit-too-short' : undefined)
      }),
    )
  })

  test('a family that lives apart from its registration is met where it says, and not in the village', () => {
    expect(homeOf(lives({ how: 'here' }))).toBe('重庆市荣昌区昌元街道玉屏社区人民路 3 号')
    expect(homeOf(lives({ how: 'apart' }, '广东省广州市天河区 5 号'))).toBe('广东省广州市天河区 5 号')
  })

  test('given a permit that the region no longer takes, when the draft is sent, then it is refused at its field', () => {
    const declared = { verb: 'submit', truthDeclared: true, verificationAuthorised: true } as const
    const sending = (residencePermitMonths: number | null) =>
      given().when(people.li, declared, {
        on: '2026-09-17',
        answers: { ...family, place: permit(6) },
        procedure: { ...dibao, residencePermitMonths },
      })
    sending(null).refused({ problem: 'FIELD', field: 'place.registration', code: 'permit-not-taken' })
    sending(12).refused({ problem: 'FIELD', field: 'place.registration.months', code: 'permit-too-short' })
    expect(sending(6).then({ type: 'submitted' }).stage).toBe('SUBMITTED')
  })
})
