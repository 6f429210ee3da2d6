import { describe, expect, test } from 'vitest'
import { exists, placed, saidIn } from '#shared/domain/complaints/aside.ts'
import { standingAside, type Known } from '#shared/domain/petitions/aside.ts'
import { standAside } from '#shared/domain/complaints/sender.ts'
import { complaintView } from '#shared/domain/complaints/views.ts'
import {
  acknowledge,
  aComplaint,
  at,
  fengTao,
  happened,
  nobodyRelated,
  received,
  secondOfficer,
  secondSupervisor,
  songPing,
  staff,
  stateOf,
  tryIt,
  zhaoMin,
} from '../../support/complaints.ts'

const related = (account: string | null, officer: string, relative: string): Known => ({
  ...nobodyRelated,
  kin: [{ account, officer, relative }],
})
const place = (changes: object, known = nobodyRelated) => {
  const filing = { ...aComplaint, ...changes }
  return placed(filing, saidIn(filing, []), known)
}

describe('whose desk a complaint lies on', () => {
  test.each([
    ['said to be against the county', { against: 'county' }],
    ['that speaks of the bureau', { about: '区民政局的一位科长' }],
    ['that names a county officer', { facts: '冯涛说没有名额，不给报。' }],
  ])('one %s: the supervisor’s', (_, changes) => expect(place(changes).desk).toBe('supervisor'))

  test.each([
    ['about a counter', {}],
    ['of whom nobody knows who is to blame', { against: 'unknown' }],
    ['that names a town officer', { facts: '窗口的赵敏让我下次再来。' }],
  ])('one %s: the county’s', (_, changes) => expect(place(changes).desk).toBe('county'))

  test('where everybody of a desk is named, the other one’s', () => {
    const known = { ...nobodyRelated, officers: nobodyRelated.officers.filter(({ id }) => id !== secondSupervisor.id) }
    expect(place({ facts: '监督岗的宋平不回电话。' }, known)).toEqual({ aside: [songPing.id], desk: 'county' })
    expect(place({ facts: '监督岗的宋平不回电话。' })).toEqual({ aside: [songPing.id], desk: 'supervisor' })
  })
})

describe('who stands aside', () => {
  test('whoever is named', () => expect(standingAside('窗口的赵敏', nobodyRelated)).toEqual([zhaoMin.id]))
  test('nobody, where nobody is named', () => expect(standingAside(aComplaint.facts, nobodyRelated)).toEqual([]))

  test('the officer whose relative is named', () =>
    expect(standingAside('村主任吴大海', related(fengTao.id, '冯涛', '吴大海'))).toEqual([fengTao.id]))
  test('the officer who is a relative of the officer named', () =>
    expect(standingAside('窗口的赵敏', related(zhaoMin.id, '赵敏', '冯涛'))).toEqual([fengTao.id, zhaoMin.id].sort()))
  test('the officer who is a relative of a cadre without an account', () =>
    expect(standingAside('村主任吴大海', related(null, '吴大海', '冯涛'))).toEqual([fengTao.id]))
})

describe('for whoever stands aside', () => {
  const named = received({ facts: '冯涛说没有名额。', against: 'village-or-town' })

  test('the complaint does not exist, whatever desk it lies on', () => {
    const atCounty = staff.filter((officer) => exists({ ...stateOf(named), desk: 'county' }, officer))
    const atSupervisor = staff.filter((officer) => exists({ ...stateOf(named), desk: 'supervisor' }, officer))
    expect(atCounty).toEqual([secondOfficer])
    expect(atSupervisor).toEqual([songPing, secondSupervisor])
  })

  test('nor does one that names them only since they joined', () => {
    const before = stateOf(received({ facts: '新来的任远不接电话。' }, { officers: [], kin: [] }))
    expect(before.aside).toEqual([])
    expect(exists(before, secondOfficer)).toBe(false)
    expect(exists(before, fengTao)).toBe(true)
  })

  test('nobody reads who does', () => {
    const seen = complaintView('c', received({ facts: '窗口的赵敏不接电话。' }), { actor: fengTao, now: at(1) })
    expect(JSON.stringify(seen)).not.toContain(zhaoMin.id)
  })
})

describe('a sender who names the handler in a message', () => {
  const inHand = happened(received(), [1, fengTao, acknowledge])

  test('is read by him no more; a colleague takes it over', () => {
    const after = happened(inHand, [2, 'sender', 'write', '冯涛打电话让我撤回。'])
    expect(stateOf(after)).toMatchObject({ handler: null, desk: 'supervisor', aside: [fengTao.id] })
    expect(exists(stateOf(after), fengTao)).toBe(false)
    expect(tryIt(after, [3, songPing, { verb: 'takeOver', reason: '原经办人回避。' }])).toMatchObject([
      { type: 'complaintTakenOver' },
    ])
  })

  test('and the register that learns of a relative later has the same effect in the morning', () => {
    const known = related(fengTao.id, '冯涛', '吴大海')
    const about = happened(received({ facts: '村主任吴大海不肯盖章。' }), [1, fengTao, acknowledge])
    const noted = standAside(stateOf(about), about, known, at(2))
    expect(noted).toMatchObject({ type: 'standingAsideNoted', aside: [fengTao.id], desk: 'county' })
    expect(stateOf([...about, ...(noted ? [noted] : [])]).handler).toBeNull()
    expect(standAside(stateOf(about), about, nobodyRelated, at(2))).toBeNull()
  })
})

test('another county’s complaint does not exist', () =>
  expect(exists(stateOf(received()), { ...fengTao, division: '341623' })).toBe(false))
