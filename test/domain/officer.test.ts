import { describe, expect, test } from 'vitest'
import {
  incompatible,
  misfit,
  OfficeRole,
  unfitSuccessor,
  type Office,
  type Officer,
} from '#shared/domain/people/officer.ts'

const county = '500153'
const office = (changes: Partial<Office> = {}): Office => ({
  name: '吴强',
  role: 'town-officer',
  division: '500153101',
  communities: [],
  ...changes,
})
const officer = (id: string, changes: Partial<Officer> = {}): Officer => ({
  ...office(),
  id,
  version: 1,
  since: '2026-01-05',
  left: null,
  ...changes,
})
const wrong = (field: string, code: string) => ({ problem: 'FIELD', field, code })

describe('an office', () => {
  test('given a town officer in a town of the county, then it fits', () => {
    expect(misfit(office(), county, [])).toBeNull()
  })
  test('given another county’s town, then it is not ours to fill', () => {
    expect(misfit(office({ division: '341623001' }), county, [])).toEqual(wrong('division', 'outside-county'))
  })
  test.each([
    ['town-officer', '500153'],
    ['agent', '500153101'],
    ['county-confirmer', '500153101'],
  ] as const)('given %s at %s, then the role is held elsewhere', (role, division) => {
    expect(misfit(office({ role, division }), county, [])).toEqual(wrong('role', 'role-elsewhere'))
  })
  test('given a community outside the town, then nobody there is its assistant', () => {
    expect(misfit(office({ communities: ['500153001001'] }), county, [])).toEqual(
      wrong('communities', 'community-elsewhere'),
    )
  })
  test('given the same person is the administrator under another account, then no casework', () => {
    const other = officer('county-admin', { role: 'administrator', division: county })
    expect(misfit(office(), county, [other])).toEqual(wrong('role', 'role-incompatible'))
    expect(misfit(office(), county, [{ ...other, left: { on: '2026-02-01', successor: null } }])).toBeNull()
  })
})

describe('roles that one person must not hold together', () => {
  test('the keeper of keys handles no tips, and the administrator no case, whichever came first', () => {
    expect(incompatible('custodian', 'tip-handler')).toBe(true)
    expect(incompatible('tip-handler', 'custodian')).toBe(true)
    for (const role of ['agent', 'town-officer', 'verifier', 'county-confirmer'] as const)
      expect(incompatible(role, 'administrator')).toBe(true)
  })
  test('who sits in judgement of what does not depend on the order', () => {
    for (const one of OfficeRole.options)
      for (const other of OfficeRole.options) expect(incompatible(one, other)).toBe(incompatible(other, one))
  })
})

describe('who takes over from somebody who leaves', () => {
  const leaver = officer('town-renyi')
  test('is another person in office, with the same role, reaching the same place', () => {
    expect(unfitSuccessor(leaver, officer('town-renyi-2'))).toBeNull()
  })
  test.each([
    ['nobody', null],
    ['the same person', leaver],
    ['somebody who left', officer('b', { left: { on: '2026-02-01', successor: null } })],
    ['somebody of another town', officer('c', { division: '500153001' })],
    ['somebody with another role', officer('d', { role: 'town-lead' })],
  ])('is not %s', (_who, successor) => {
    expect(unfitSuccessor(leaver, successor)).toEqual(wrong('successor', 'successor-unfit'))
  })
})
