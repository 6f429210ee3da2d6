import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { misplaced } from '#shared/domain/applications/receiving.ts'
import { addDays } from '#shared/domain/calendar/calendar.ts'
import type { DivisionChange } from '#shared/domain/divisions/change.ts'
import {
  childrenOf,
  countiesServed,
  divisionOf,
  everUnder,
  fullNameOf,
  learn,
  unchoosable,
  VillageCode,
} from '#shared/domain/divisions/divisions.ts'
import { shortNameOf, treeOn, unlawful } from '#shared/domain/divisions/tree.ts'
import { misfit } from '#shared/domain/people/officer.ts'

const town = '500153001'
const yuping = '500153001001'
const baixiang = '500153001002'
const guihua = '500153001003'
const fresh = '500153001009'
const today = '2026-11-26'
const added = (name = '新桥社区居民委员会', code = fresh, from = today): DivisionChange => ({
  kind: 'added',
  code,
  name,
  from,
})
const renamed = (code: string, name: string, from = today): DivisionChange => ({ kind: 'renamed', code, name, from })
const merged = (code: string, into: string, from = today): DivisionChange => ({
  kind: 'merged',
  code,
  name: '玉屏社区居民委员会',
  into,
  from,
})
const after = (...changes: DivisionChange[]) => learn(changes, today)
const codes = (divisions: readonly { code: string }[]) => divisions.map(({ code }) => code)

afterEach(() => after())

describe('a community that was added', () => {
  test('lies among the others of its town from its day on, under the name people call it', () => {
    const before = childrenOf(town).length
    after(added())
    expect(childrenOf(town)).toHaveLength(before + 1)
    expect(codes(childrenOf(town))).toEqual(codes(childrenOf(town)).toSorted())
    expect([fullNameOf(fresh), unchoosable(fresh)]).toEqual(['重庆市荣昌区昌元街道新桥社区', null])
  })

  test('is not there the day before, and a file that has it can still be read, with its town for a name', () => {
    after(added(undefined, undefined, addDays(today, 1).date))
    expect([divisionOf(fresh), unchoosable(fresh)]).toEqual([undefined, 'unknown-division'])
    expect([VillageCode.parse(fresh), fullNameOf(fresh)]).toEqual([fresh, '重庆市荣昌区昌元街道'])
  })

  test('that a newer official list has as well, is there once', () => {
    after(added('白象', baixiang))
    expect(codes(childrenOf(town)).filter((code) => code === baixiang)).toEqual([baixiang])
    expect(divisionOf(baixiang)?.shortName).toBe('白象社区')
  })
})

test('a village that was renamed has its new name everywhere, and its code', () => {
  after(renamed(yuping, '玉屏山社区居民委员会'))
  expect(divisionOf(yuping)).toEqual({
    code: yuping,
    name: '玉屏山社区居民委员会',
    shortName: '玉屏山社区',
    level: 'village',
  })
})

describe('a village that went into another', () => {
  test('keeps its name and says where it went, through to where that one went; nobody can choose it any more', () => {
    after(merged(yuping, baixiang), merged(baixiang, guihua))
    expect(divisionOf(yuping)).toMatchObject({ shortName: '玉屏社区', mergedInto: guihua })
    expect(fullNameOf(yuping)).toBe('重庆市荣昌区昌元街道玉屏社区')
    expect(unchoosable(yuping)).toBe('village-merged')
    expect(codes(childrenOf(town))).not.toContain(yuping)
    expect(codes(everUnder(town))).toContain(yuping)
  })

  test('takes no application and no officer, and a draft that names it is told at the village', () => {
    after(merged(yuping, baixiang))
    const place = { village: yuping, address: '人民路 3 号' }
    expect(misplaced(place, { residencePermitMonths: null })).toEqual({ field: 'village', code: 'village-merged' })
    const office = { name: '田野', role: 'agent', division: yuping, communities: [] } as const
    expect(misfit({ ...office, communities: [] }, '500153', [])).toMatchObject({ field: 'division' })
    const assistant = { ...office, role: 'town-officer', division: town, communities: [yuping] } as const
    expect(misfit({ ...assistant, communities: [yuping] }, '500153', [])).toMatchObject({ field: 'communities' })
  })

  test('is readable also where an official list has it no more', () => {
    after(merged('500153001777', baixiang))
    expect(divisionOf('500153001777')).toMatchObject({ shortName: '玉屏社区', mergedInto: baixiang })
  })
})

describe('a change that is not recorded', () => {
  test.each<[string, DivisionChange, object, DivisionChange[]]>([
    ['for a code in use', added('新桥', yuping), { village: 'division-code-taken' }, []],
    ['for a code in use soon', added(), { village: 'division-code-taken' }, [added('别名', fresh, '2027-01-01')]],
    ['under no town of ours', added('新桥', '500153099001'), { village: 'unknown-town' }, []],
    ['with a name of the town', added('玉屏社区'), { name: 'division-name-taken' }, []],
    [
      'with a name of the town soon',
      added('新名'),
      { name: 'division-name-taken' },
      [renamed(yuping, '新名', '2027-01-01')],
    ],
    ['to the name it has', renamed(yuping, '玉屏社区居民委员会'), { name: 'division-name-taken' }, []],
    ['of a village nobody knows', renamed(fresh, '新名'), { village: 'unknown-division' }, []],
    ['of a village that is merged', renamed(yuping, '新名'), { village: 'village-merged' }, [merged(yuping, baixiang)]],
    ['into itself', merged(yuping, yuping), { into: 'merged-into-itself' }, []],
    ['into another county', merged(yuping, '341623100001'), { into: 'outside-county' }, []],
    ['into nothing', merged(yuping, fresh), { into: 'unknown-division' }, []],
    ['into one that is merged', merged(yuping, baixiang), { into: 'village-merged' }, [merged(baixiang, guihua)]],
    [
      'into one before it is there',
      merged(yuping, fresh),
      { from: 'date-before-change' },
      [added('新', fresh, '2027-01-01')],
    ],
    [
      'before an earlier change',
      renamed(yuping, '乙'),
      { from: 'date-before-change' },
      [renamed(yuping, '甲', '2027-01-01')],
    ],
    ['for another century', added('新桥', fresh, '2126-11-26'), { from: 'date-a-year-away' }, []],
  ])('%s', (_, change, fields, recorded) => {
    const wrong = unlawful(change, recorded, today)
    expect({ [wrong?.field ?? '']: wrong?.code }).toEqual(fields)
  })

  test('of a name that has become free is recorded', () => {
    expect(unlawful(added('玉屏社区'), [renamed(yuping, '甲社区')], today)).toBeNull()
    expect(unlawful(added('玉屏社区'), [merged(yuping, baixiang)], today)).toBeNull()
  })
})

const part = fc.integer({ min: 1, max: 12 }).map((last) => town + String(last).padStart(3, '0'))
const name = fc.constantFrom('甲社区', '乙社区', '丙社区', '玉屏社区居民委员会', '白象社区')
/** Some days before today, and as many after. */
const dayAround = fc.nat(50).map((days) => addDays('2026-11-01', days).date)
const from = dayAround
const anyChange: fc.Arbitrary<DivisionChange> = fc.oneof(
  fc.record({ kind: fc.constant('added' as const), code: part, name, from }),
  fc.record({ kind: fc.constant('renamed' as const), code: part, name, from }),
  fc.record({ kind: fc.constant('merged' as const), code: part, name, into: part, from }),
)
/** As far as each may be recorded after those before it. */
const lawful = (changes: readonly DivisionChange[]) =>
  changes.reduce<DivisionChange[]>(
    (recorded, change) => (unlawful(change, recorded, today) === null ? [...recorded, change] : recorded),
    [],
  )

test('whatever is recorded, on every day each code ever known is readable, whoever is merged went to who is there, and no two of a town share a name', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 25 }), dayAround, (changes, day) => {
      const recorded = lawful(changes)
      learn(recorded, day)
      const there = recorded.filter((change) => change.from <= day)
      for (const { code } of there) expect(divisionOf(code)?.shortName).toBeTruthy()
      for (const code of treeOn([], day).names.keys()) expect(divisionOf(code)).toBeDefined()
      for (const { code, mergedInto } of everUnder(town))
        if (mergedInto !== undefined) {
          expect(unchoosable(code)).toBe('village-merged')
          expect(unchoosable(mergedInto)).toBeNull()
        }
      const names = childrenOf(town).map((village) => shortNameOf(village.name))
      expect(new Set(names).size).toBe(names.length)
      expect(countiesServed()).toHaveLength(14)
      learn([...recorded], day)
      expect(childrenOf(town).map((village) => shortNameOf(village.name))).toEqual(names)
    }),
    { numRuns: 60 },
  )
})
