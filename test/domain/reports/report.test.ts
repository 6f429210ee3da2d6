import { describe, expect, test } from 'vitest'
import { handle, receive, senderWrites, type ReportCommand } from '#shared/domain/reports/handle.ts'
import { Report, reportSummary, sentView, TipFiling, type Filing } from '#shared/domain/reports/report.ts'
import type { Actor } from '#shared/domain/people/person.ts'

const handler: Actor = { id: 'tip-handler', name: '罗芳', role: 'tip-handler', division: '500153' }
const other: Actor = { ...handler, id: 'tip-handler-2', name: '田野' }
const supervisor: Actor = { id: 'county-supervisor', name: '宋平', role: 'supervisor', division: '500153' }
const at = (day: string) => `${day}T02:00:00.000Z`
const due = (date: string) => ({ date, provisional: false })

const tip: Filing = {
  kind: 'hidden-property',
  against: 'family',
  about: '玉屏社区一户姓王的人家',
  division: '500153001001',
  place: '人民路',
  facts: '在县城另有一套出租的房子',
  contact: { name: '李四', phone: '13900000000' },
}
const received = (changes: { against?: Filing['against']; about?: string; facts?: string } = {}) =>
  receive('r-1', TipFiling.parse({ ...tip, ...changes }), at('2026-11-20'))

const take: ReportCommand = { verb: 'take' }
const write: ReportCommand = { verb: 'write', text: '请问是哪一条街？' }
const extend: ReportCommand = { verb: 'extend', reason: '要请外地协助核实' }
const conclude: ReportCommand = {
  verb: 'conclude',
  outcome: 'substantiated',
  findings: '房产登记在其配偶名下',
  answer: '已查实，按规定处理',
}

/** The report after each deed; the deed is one the office was allowed to do. */
const after = (...deeds: readonly (readonly [Actor, ReportCommand, string])[]): Report =>
  deeds.reduce((report, [actor, command, day]) => {
    const next = handle(report, command, actor, at(day))
    if ('problem' in next) throw new Error(next.problem)
    expect(next.version).toBe(report.version + 1)
    return Report.parse(next)
  }, received())

describe('a report is received', () => {
  test('with fifteen days to take it up', () => {
    expect(Report.parse(received())).toMatchObject({
      state: 'RECEIVED',
      desk: 'handler',
      due: due('2026-12-05'),
      handler: null,
      conclusion: null,
    })
  })

  test('in the evening before midnight in Rongchang, counted from that day', () => {
    expect(receive('r-1', tip, '2026-11-20T15:59:00.000Z').due).toEqual(due('2026-12-05'))
    expect(receive('r-1', tip, '2026-11-20T16:01:00.000Z').due).toEqual(due('2026-12-06'))
  })

  test.each([
    ['is said to be against the county', { against: 'county' }],
    ['names the civil affairs bureau', { about: '荣昌区民政局的工作人员' }],
    ['names the district government', { about: '区政府办公室' }],
    ['speaks of the bureau in what was seen', { facts: '民政局的人每次都先打招呼' }],
  ] as const)('goes to the supervisor if it %s', (_, changes) => expect(received(changes).desk).toBe('supervisor'))

  test('stays with the handler if it names a family, or a village or town', () => {
    expect(received({ against: 'village-or-town', about: '社区干部' }).desk).toBe('handler')
  })
})

describe('the office works a report', () => {
  test('takes it, and has sixty days from then', () => {
    expect(after([handler, take, '2026-11-25'])).toMatchObject({
      state: 'TAKEN',
      due: due('2027-01-24'),
      handler: { id: 'tip-handler', name: '罗芳', role: 'tip-handler' },
    })
  })

  test('writes to the sender, who writes back', () => {
    const asked = after([handler, take, '2026-11-25'], [handler, write, '2026-11-26'])
    const answered = Report.parse(senderWrites(asked, '人民路 8 号', at('2026-11-27')))
    expect(answered.version).toBe(asked.version + 1)
    expect(answered.messages).toEqual([
      { from: 'office', at: at('2026-11-26'), text: '请问是哪一条街？' },
      { from: 'sender', at: at('2026-11-27'), text: '人民路 8 号' },
    ])
  })

  test('concludes, and nothing is due any more', () => {
    expect(after([handler, take, '2026-11-25'], [handler, conclude, '2026-12-01'])).toMatchObject({
      state: 'CONCLUDED',
      due: null,
      conclusion: { outcome: 'substantiated', answer: '已查实，按规定处理' },
    })
  })

  test('takes thirty days more, once, and tells the sender why', () => {
    const extended = after([handler, take, '2026-11-25'], [handler, extend, '2027-01-20'])
    expect(extended).toMatchObject({
      extended: true,
      due: due('2027-02-23'),
      messages: [{ from: 'office', text: '要请外地协助核实' }],
    })
    expect(handle(extended, extend, handler, at('2027-02-01'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
  })

  test('only by whoever took it', () => {
    const taken = after([handler, take, '2026-11-25'])
    for (const command of [take, write, conclude, extend])
      for (const someone of [other, supervisor])
        expect(handle(taken, command, someone, at('2026-11-26'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
    expect(handle(taken, take, handler, at('2026-11-26'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
  })

  test('not before anybody took it, and not after its conclusion', () => {
    for (const command of [write, conclude, extend])
      expect(handle(received(), command, handler, at('2026-11-26'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
    const concluded = after([handler, take, '2026-11-25'], [handler, conclude, '2026-12-01'])
    expect(senderWrites(concluded, '还有。', at('2026-12-02'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
    for (const command of [take, write, conclude, extend])
      expect(handle(concluded, command, handler, at('2026-12-02'))).toEqual({ problem: 'REPORT_NOT_OPEN' })
  })
})

describe('what others see of a report', () => {
  const concluded = after(
    [handler, take, '2026-11-25'],
    [handler, write, '2026-11-26'],
    [handler, conclude, '2026-12-01'],
  )

  test('the sender sees the talk and the outcome, never who handles it nor what was noted inside', () => {
    const seen = sentView(concluded, [])
    expect(Object.keys(seen).sort()).toEqual(
      ['conclusion', 'due', 'evidence', 'kind', 'messages', 'receivedAt', 'state'].sort(),
    )
    expect(JSON.stringify(seen)).not.toMatch(/罗芳|tip-handler|房产登记/)
  })

  test('a list shows no contact, no facts and no name of whom it is about', () => {
    expect(JSON.stringify(reportSummary(concluded))).not.toMatch(/李四|13900000000|出租|姓王/)
  })
})

describe('a filing', () => {
  test('may be anonymous', () => expect(TipFiling.parse({ ...tip, contact: null }).contact).toBeNull())

  test.each([
    ['facts of four letters', { facts: '有房子啊' }],
    ['facts of 4,001 characters', { facts: '字'.repeat(4001) }],
    ['a NUL byte', { facts: '在县城\u0000另有一套' }],
    ['nobody and nothing', { about: ' ' }],
    ['a place that is not ours', { division: '110101' }],
    ['a complaint’s kind', { kind: 'service' }],
    ['a telephone that is none', { contact: { name: '李四', phone: '12' } }],
    ['a field nobody asked for', { handler: 'me' }],
  ])('with %s is refused', (_, changes) => expect(TipFiling.safeParse({ ...tip, ...changes }).success).toBe(false))
})

test('whoever is named in a report stands aside, and nothing is changed', () => {
  const about = received({ about: '窗口的罗芳说过几天再来' })
  expect(handle(about, take, handler, at('2026-11-23'))).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
  expect(handle(about, take, other, at('2026-11-23'))).toMatchObject({ state: 'TAKEN' })
})
