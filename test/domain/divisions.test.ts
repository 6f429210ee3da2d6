import { describe, expect, test } from 'vitest'
import {
  childrenOf,
  countiesServed,
  DivisionCode,
  divisionOf,
  fullNameOf,
  isWithin,
  levelOf,
  pathOf,
  VillageCode,
} from '#shared/domain/divisions/divisions.ts'
import benefits from '../cases/benefits.json' with { type: 'json' }

describe('the divisions we serve', () => {
  test.each([
    ['500153', '荣昌区', 21, 156],
    ['341623', '利辛县', 25, 363],
  ])('%s %s has %i towns and streets and %i villages and communities', (code, name, towns, villages) => {
    expect(divisionOf(code)).toMatchObject({ name, level: 'county' })
    expect(childrenOf(code)).toHaveLength(towns)
    expect(childrenOf(code).flatMap((town) => childrenOf(town.code))).toHaveLength(villages)
  })

  test('上饶 is a whole prefecture, county by county', () => {
    expect(divisionOf('3611')).toMatchObject({ name: '上饶市', level: 'city' })
    expect(childrenOf('3611').map(({ name }) => name)).toEqual(expect.arrayContaining(['信州区', '铅山县']))
  })

  test('the counties are found by walking from nowhere', () => {
    const names = countiesServed().map(({ name }) => name)
    expect(names).toHaveLength(14)
    expect(names).toEqual(expect.arrayContaining(['荣昌区', '利辛县', '信州区']))
  })

  test('every region of the benefit cases is a village we know', () => {
    for (const { region } of benefits.cases) expect(VillageCode.parse(region)).toBe(region)
  })

  test('a path leads from the province to the village, and reads as an address', () => {
    expect(pathOf('500153001001').map(({ name }) => name)).toEqual([
      '重庆市',
      '市辖区',
      '荣昌区',
      '昌元街道',
      '玉屏社区居民委员会',
    ])
    expect(fullNameOf('500153001001')).toBe('重庆市荣昌区昌元街道玉屏社区')
    expect(fullNameOf('341623100001')).toBe('安徽省亳州市利辛县城关镇新河社区')
  })

  test.each([
    ['500153001001', '玉屏社区'],
    ['500153101201', '鹿子村'],
    ['361124101201', '北门村'],
    ['500153001', '昌元街道'],
  ])('people call %s %s', (code, shortName) => expect(divisionOf(code)?.shortName).toBe(shortName))

  test('a village lies in its town, county and province, and in no other', () => {
    for (const ancestor of ['500153001001', '500153001', '500153', '5001', '50'])
      expect(isWithin('500153001001', ancestor)).toBe(true)
    expect(isWithin('500153101201', '500153001')).toBe(false)
    expect(isWithin('500153001001', '50015300')).toBe(false)
    expect(isWithin('500153001001', '')).toBe(false)
    expect(isWithin('500153', '500153001')).toBe(false)
  })

  test.each([
    ['50', 'province'],
    ['5001', 'city'],
    ['500153', 'county'],
    ['500153001', 'town'],
    ['500153001001', 'village'],
    ['5001530', undefined],
    ['', undefined],
  ])('%j is of the level %s', (code, level) => expect(levelOf(code)).toBe(level))

  test.each([
    ['110101', 'unknown-division'],
    ['500153099001', 'unknown-division'],
    ['5001530', 'not-a-division-code'],
    ['500153; drop', 'not-a-division-code'],
    ['../500153', 'not-a-division-code'],
    ['constructor', 'not-a-division-code'],
    ['５００１５３', 'not-a-division-code'],
  ])('%j is refused: %s', (code, problem) => {
    expect(DivisionCode.safeParse(code).error?.issues.map(({ message }) => message)).toEqual([problem])
    expect([divisionOf(code), childrenOf(code), pathOf(code)]).toEqual([undefined, [], []])
  })

  test('a town is no village', () => {
    expect(VillageCode.safeParse('500153001').error?.issues[0]?.message).toBe('not-a-village')
  })
})
