import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/domain/people/person.ts'
import type { ReportCommand } from '#shared/domain/reports/commands.ts'
import { exists } from '#shared/domain/reports/routing.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import {
  aFamily,
  after,
  fengTao,
  link,
  luoFang,
  nobodyRelated,
  orderCorrection,
  received,
  related,
  secondHandler,
  secondSupervisor,
  songPing,
  staff,
  take,
  tryIt,
  zhaoMin,
} from '../../support/tips.ts'

const readers = (report: Report, known = nobodyRelated): string[] =>
  staff.filter((officer: Actor) => exists(report, officer, known)).map(({ name }) => name)
const handlers = ['罗芳', '田野']
const supervisors = ['宋平', '贺林']
const without = (...gone: readonly Actor[]) => ({
  ...nobodyRelated,
  officers: nobodyRelated.officers.filter(({ id }) => !gone.some((one) => one.id === id)),
})

describe('whose desk a tip lies on', () => {
  test.each([
    ['about favour', { kind: 'official-favouritism' }],
    ['said to be against the county', { against: 'county' }],
    ['that speaks of the bureau', { facts: '民政局的人每次都先打招呼' }],
    ['that names a county officer', { facts: '冯涛说没有名额，不给报。' }],
    ['that names a town officer', { about: '窗口的赵敏' }],
  ] as const)('one %s: the supervisor’s, and no handler’s', (_, changes) =>
    expect(readers(received(changes))).toEqual(supervisors),
  )

  test('one that names a village cadre whose relatives are registered: the supervisor’s', () => {
    const known = related(null, '吴大海', '吴秀英')
    expect(readers(received({ facts: '村主任吴大海家有车。' }, known), known)).toEqual(supervisors)
  })

  test.each([
    ['about a family', {}],
    ['about a village, which names nobody', { against: 'village-or-town', about: '社区干部' }],
  ] as const)('one %s: the handler’s', (_, changes) => expect(readers(received(changes))).toEqual(handlers))

  test('where everybody of a desk is named, the other one’s', () => {
    expect(readers(received({ facts: '监督岗的宋平、贺林都不管。' }))).toEqual(handlers)
    expect(readers(received({ facts: '监督岗的宋平不回电话。' }))).toEqual(['贺林'])
  })
})

describe('a tip does not exist', () => {
  test('for whoever is named in it, also later, by the sender', () => {
    const told = after(received(), [5, luoFang, take], [6, 'sender', '受理岗的罗芳和他们家很熟。'])
    expect(told).toMatchObject({ desk: 'supervisor', handler: null })
    expect(readers(told)).toEqual(supervisors)
    expect(tryIt(told, [7, luoFang, { verb: 'takeOver', reason: '接着办。' }])).toEqual({ problem: 'NOT_FOUND' })
  })

  test('for a relative of whom it names, whether registered before or after', () => {
    const known = related(luoFang.id, '罗芳', '罗大成')
    expect(readers(received({ about: '三组的罗大成' }, known), known)).toEqual(['田野'])
    expect(readers(received({ about: '三组的罗大成' }), known)).toEqual(['田野'])
  })

  test('for whoever worked on the case that it is linked to, nor for a relative of the family', () => {
    const family = { ...aFamily, aside: [luoFang.id, zhaoMin.id] }
    const linked = after(received(), [5, luoFang, take], [6, luoFang, link, { family }])
    expect(linked).toMatchObject({ desk: 'handler', handler: null, state: 'TAKEN' })
    expect(readers(linked)).toEqual(['田野'])
    expect(after(linked, [7, secondHandler, { verb: 'takeOver', reason: '接着办。' }]).handler?.name).toBe('田野')
  })

  test('but for them again once a wrong link is undone, which its history keeps; not when what was found is put right', () => {
    const family = { ...aFamily, aside: [luoFang.id] }
    const linked = after(received(), [5, luoFang, take], [6, luoFang, link, { family }])
    const taken = after(linked, [7, secondHandler, { verb: 'takeOver', reason: '接着办。' }])
    const unlink: ReportCommand = { verb: 'unlink', number: 'RC-2608-7K4M', reason: '同名不同户。' }
    const undone = after(taken, [8, secondHandler, unlink])
    expect(undone.links).toEqual([])
    expect(readers(undone)).toEqual(handlers)
    expect(undone.history.slice(-3).map(({ words }) => words)).toContain('RC-2608-7K4M：同名不同户。')
    expect(undone.history.map(({ verb }) => verb)).toContain('link')
    const other = { ...unlink, number: 'RC-2608-9XYZ' }
    expect(tryIt(taken, [8, secondHandler, other])).toMatchObject({ field: 'number', code: 'not-linked' })
    const corrected = after(taken, [8, secondHandler, orderCorrection(20)])
    expect(tryIt(corrected, [9, secondHandler, unlink])).toEqual({ problem: 'REPORT_NOT_OPEN' })
  })

  test('for the officer whom the desk finds it to be about; the supervisor has it from then on', () => {
    const found = after(received(), [5, luoFang, take], [6, luoFang, { verb: 'nameOfficer', name: '冯涛' }])
    expect(readers(found)).toEqual(supervisors)
    expect(found.aside).toEqual([fengTao.id])
    const nobody = tryIt(after(received(), [5, luoFang, take]), [6, luoFang, { verb: 'nameOfficer', name: '钱多多' }])
    expect(nobody).toMatchObject({ field: 'name', code: 'no-such-officer' })
  })

  test('for an officer of another county', () =>
    expect(exists(received(), { ...luoFang, division: '341623' }, nobodyRelated)).toBe(false))

  test('for the supervisor either, but while a second person is asked for more time', () => {
    const taken = after(received(), [5, luoFang, take])
    const asked = after(taken, [50, luoFang, { verb: 'askExtension', reason: '请外地协助。' }])
    expect([readers(taken), readers(asked)]).toEqual([handlers, [...handlers, ...supervisors]])
    expect(readers(after(asked, [51, songPing, { verb: 'grantExtension' }]))).toEqual(handlers)
  })
})

test('a tip that both desks would have to stand aside from waits for somebody new', () => {
  const known = without(secondHandler, secondSupervisor)
  const waiting = received({ facts: '罗芳和宋平都收了礼。' }, known)
  expect(waiting).toMatchObject({ desk: 'supervisor', aside: [songPing.id, luoFang.id].sort() })
  expect(readers(waiting)).toEqual([secondSupervisor.name])
})
