import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contacted,
  ContactOutcome,
  found,
  misdated,
  Referral,
  referralView,
  standingOf,
  taken,
  waits,
  type NewContact,
} from '#shared/domain/referrals/referral.ts'
import { by, people } from '../applications/case.ts'

const at = (day: string) => ({ by: by(people.town), now: `${day}T02:00:00.000Z` })
const finding = {
  name: '吴玉兰',
  village: '500153001001',
  address: '人民路 12 号',
  phone: null,
  hardship: '摔伤后没有收入。',
}
const id = '6f9d9f0a-3f0e-4f6e-8a53-0a4b7c1d2e3f'
const application = '0b5a4d5e-6f0c-4a57-9f0e-3c5d2f6a7b81'
const referral = found(id, finding, at('2026-11-20'))
const contact = (outcome: ContactOutcome): NewContact => ({ how: 'visit', on: '2026-11-21', outcome, words: '' })

describe('a household that was found in need', () => {
  test('waits until it answered, whatever was tried; what it says last counts, and an application ends it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ContactOutcome.options)), fc.boolean(), (outcomes, starts) => {
        const reached = outcomes.reduce(
          (before, outcome) => contacted(before, contact(outcome), at('2026-11-21')),
          referral,
        )
        const after = Referral.parse(starts ? taken(reached, application, at('2026-11-22').now) : reached)
        const last = outcomes.findLast((outcome) => outcome !== 'not-reached') ?? 'open'
        expect(standingOf(after)).toBe(starts ? 'started' : last)
        expect(waits(after)).toBe(!starts && (last === 'open' || last === 'invited'))
        expect(after.version).toBe(1 + outcomes.length + Number(starts))
      }),
    )
  })

  test('is invited by a code only once somebody spoke with it', () => {
    const known = { number: null, code: '7K4M-2Q9X-B3RT-6WVZ' }
    expect(referralView(referral, known).code).toBeNull()
    expect(referralView(contacted(referral, contact('not-reached'), at('2026-11-21')), known).code).toBeNull()
    expect(referralView(contacted(referral, contact('invited'), at('2026-11-21')), known).code).toBe(known.code)
  })

  test('starts one application: who takes the invitation again changes nothing', () => {
    const first = taken(referral, application, at('2026-11-22').now)
    expect(taken(first, id, at('2026-11-23').now)).toBe(first)
  })

  test('was not contacted before it was found, nor on a day to come', () => {
    const on = (day: string) => misdated(referral, { ...contact('invited'), on: day }, at('2026-11-21'))
    expect(on('2026-11-19')).toEqual({ field: 'on', code: 'date-before-finding' })
    expect(on('2026-11-22')).toEqual({ field: 'on', code: 'date-in-future' })
    expect(on('2026-11-20')).toBeNull()
  })
})
