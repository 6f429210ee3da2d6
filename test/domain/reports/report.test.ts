import { describe, expect, test } from 'vitest'
import { Report, TipFiling } from '#shared/domain/reports/report.ts'
import { receive } from '#shared/domain/reports/sender.ts'
import { reportSummary, reportView, sentView } from '#shared/domain/reports/views.ts'
import { mostMessages } from '#shared/domain/petitions/petition.ts'
import {
  aFamily,
  after,
  at,
  aTip,
  conclude,
  corrected,
  dayOf,
  link,
  looked,
  luoFang,
  nobodyRelated,
  orderCorrection,
  received,
  secondHandler,
  secondSupervisor,
  songPing,
  take,
  tryIt,
  type Deed,
} from '../../support/tips.ts'

const due = (days: number) => ({ date: dayOf(days), provisional: false })
const notOpen = { problem: 'REPORT_NOT_OPEN' }
const write: Deed[2] = { verb: 'write', text: '请问是哪一条街？' }
const askExtension: Deed[2] = { verb: 'askExtension', reason: '要请外地协助核实' }
const grant: Deed[2] = { verb: 'grantExtension' }
const taken = after(received(), [5, luoFang, take])

describe('a tip is received', () => {
  test('with fifteen days to take it up', () =>
    expect(Report.parse(received())).toMatchObject({ state: 'RECEIVED', desk: 'handler', due: due(15), handler: null }))

  test.each([
    ['2026-11-20T15:59:00.000Z', '2026-12-05'],
    ['2026-11-20T16:01:00.000Z', '2026-12-06'],
  ])('at %s: by the day that the office has, %s', (now, date) =>
    expect(receive('r-1', aTip, { now, known: nobodyRelated }).due?.date).toBe(date),
  )

  test('on another way, with who wrote it down', () => {
    const by = { id: luoFang.id, name: luoFang.name, role: luoFang.role }
    const told = receive('r-1', aTip, { now: at(0), known: nobodyRelated, recorded: { channel: 'telephone', by } })
    expect(Report.parse(told)).toMatchObject({ channel: 'telephone', recordedBy: by, due: due(15) })
  })
})

describe('the clock of a tip', () => {
  test('runs for sixty days from when it was taken', () => expect(taken.due).toEqual(due(65)))

  test('is extended by thirty days once a second person grants it, and the sender reads why', () => {
    const asked = after(taken, [50, luoFang, askExtension])
    expect(asked.due).toEqual(due(65))
    for (const someone of [luoFang, secondHandler]) expect(tryIt(asked, [51, someone, grant])).toEqual(notOpen)
    const granted = after(asked, [51, songPing, grant])
    expect(granted.due).toEqual(due(95))
    expect(granted.messages).toEqual([{ from: 'office', at: at(51), text: '要请外地协助核实' }])
    expect(tryIt(granted, [60, luoFang, askExtension])).toEqual(notOpen)
  })

  test('stays as it is where the extension is refused, and nothing is said to the sender', () => {
    const asked = after(taken, [50, luoFang, askExtension])
    const refused = after(asked, [51, songPing, { verb: 'refuseExtension', reason: '材料已经齐全' }])
    expect(refused).toMatchObject({ due: due(65), messages: [] })
    expect(tryIt(refused, [52, luoFang, askExtension])).toEqual(notOpen)
  })

  test('of the supervisor’s own tip is extended by another supervisor alone', () => {
    const theirs = after(received({ against: 'county' }), [3, songPing, take], [40, songPing, askExtension])
    expect(tryIt(theirs, [41, songPing, grant])).toEqual(notOpen)
    expect(after(theirs, [41, secondSupervisor, grant]).due).toEqual(due(93))
  })

  test.each([
    [65, true],
    [66, false],
  ])('ended on day %i: in time is %s', (day, onTime) =>
    expect(after(taken, [day, luoFang, conclude()]).conclusion?.onTime).toBe(onTime),
  )
})

describe('what is not this desk’s', () => {
  const passed = after(received(), [2, luoFang, { verb: 'passOn', reason: '反映的是局里人员。' }])
  const giveBack: Deed[2] = { verb: 'returnWronglyRouted', reason: '不涉及局里人员。' }

  test('is passed on within its fifteen days, and returned within five working days, once', () => {
    expect(passed).toMatchObject({ desk: 'supervisor', due: due(15) })
    expect(tryIt(passed, [10, songPing, giveBack])).toEqual(notOpen)
    const returned = after(passed, [7, songPing, giveBack])
    expect(returned.desk).toBe('handler')
    expect(tryIt(returned, [8, luoFang, { verb: 'passOn', reason: '还是转过去。' }])).toEqual(notOpen)
  })

  test('never leaves the supervisor where it is about favour or the county’s own', () => {
    for (const changes of [{ kind: 'official-favouritism' }, { against: 'county' }] as const)
      expect(tryIt(received(changes), [1, songPing, { verb: 'passOn', reason: '交给受理岗。' }])).toEqual(notOpen)
  })

  test('goes to the authority that may; it closes so when that may not return it any more', () => {
    const handedOver = after(taken, [6, luoFang, { verb: 'handOver', office: '区纪委监委', reason: '涉嫌违纪。' }])
    const tooEarly = { problem: 'FIELD', field: 'outcome', code: 'not-handed-over' }
    expect(tryIt(taken, [6, luoFang, conclude('handed-over')])).toEqual(tooEarly)
    expect(tryIt(handedOver, [10, luoFang, conclude('handed-over')])).toEqual(tooEarly)
    const back = after(handedOver, [10, luoFang, { verb: 'recordReturn', reason: '不归其管辖。' }])
    expect(tryIt(back, [20, luoFang, conclude('handed-over')])).toEqual(tooEarly)
    expect(after(handedOver, [14, luoFang, conclude('handed-over')]).state).toBe('CONCLUDED')
  })
})

describe('a tip goes on with whoever took it', () => {
  test('and with nobody else until they take it over', () => {
    for (const someone of [secondHandler, songPing]) expect(tryIt(taken, [6, someone, write])).not.toHaveProperty('id')
    const over = after(taken, [6, secondHandler, { verb: 'takeOver', reason: '原经办人休假。' }])
    expect(over.handler?.name).toBe('田野')
    expect(tryIt(over, [7, luoFang, write])).toEqual(notOpen)
  })

  test('who asks, and the sender answers', () => {
    const talked = after(taken, [6, luoFang, write], [7, 'sender', '人民路 8 号'])
    expect(talked.messages.map(({ from }) => from)).toEqual(['office', 'sender'])
  })

  test('not before it was taken, and not after its conclusion', () => {
    const concluded = after(taken, [20, luoFang, conclude()])
    for (const report of [received(), concluded])
      for (const command of [write, conclude(), askExtension, link])
        expect(tryIt(report, [21, luoFang, command])).toEqual(notOpen)
    expect(tryIt(concluded, [21, 'sender', '还有。'])).toEqual(notOpen)
  })

  test('until the sender said as much as a desk can read', () => {
    const talk = Array.from({ length: mostMessages }, (): Deed => [6, 'sender', '还有一件。'])
    expect(tryIt(after(taken, ...talk), [7, 'sender', '还有。'])).toEqual({ problem: 'TOO_MANY_MESSAGES' })
  })
})

describe('every tip asked, every visit made, every error corrected', () => {
  const linked = after(taken, [6, luoFang, link])

  test('a tip on a family stays open until somebody looked, and while a change is proposed', () => {
    expect(linked.links).toMatchObject([{ ...aFamily, number: 'RC-2608-7K4M', by: { name: '罗芳' } }])
    const tried = (...given: ReturnType<typeof looked>[]) => tryIt(linked, [20, luoFang, conclude(), { looked: given }])
    expect(tried()).toEqual({ problem: 'LOOK_STILL_OPEN' })
    expect(tried(looked(false))).toEqual({ problem: 'LOOK_STILL_OPEN' })
    expect(tried(looked(true, true))).toEqual({ problem: 'PROPOSAL_STILL_OPEN' })
    expect(tried(looked(true))).toMatchObject({ state: 'CONCLUDED', due: null })
  })

  test.each(['substantiated', 'partly'] as const)('%s: it stays open until that is corrected', (outcome) => {
    const missing = { problem: 'CORRECTION_MISSING' }
    const ordered = after(taken, [20, luoFang, orderCorrection(30)])
    expect(tryIt(taken, [20, luoFang, conclude(outcome)])).toEqual(missing)
    expect(tryIt(ordered, [21, luoFang, conclude(outcome)])).toEqual(missing)
    const done = after(ordered, [25, luoFang, corrected(24)])
    expect(after(done, [26, luoFang, conclude(outcome)]).conclusion).toMatchObject({ outcome, onTime: true })
  })

  test.each([
    ['which is to be done on a day that has passed', orderCorrection(3), { field: 'doneBy', code: 'date-in-past' }],
    ['which was done tomorrow', corrected(22), { field: 'doneOn', code: 'date-in-future' }],
    [
      'which was done before anybody told',
      { ...corrected(0), doneOn: '2026-11-19' },
      { field: 'doneOn', code: 'date-before-receipt' },
    ],
  ])('a correction %s is none', (_, command, wrong) =>
    expect(tryIt(after(taken, [10, luoFang, orderCorrection(30)]), [21, luoFang, command])).toMatchObject(wrong),
  )

  test('a family is linked once, and only where the county has such a case', () => {
    expect(tryIt(linked, [7, luoFang, link])).toMatchObject({ field: 'number', code: 'linked-already' })
    expect(tryIt(taken, [7, luoFang, link, { family: null }])).toMatchObject({ field: 'number', code: 'case-not-here' })
  })
})

describe('what others see of a tip', () => {
  const concluded = after(
    taken,
    [6, luoFang, link],
    [7, luoFang, write],
    [20, luoFang, conclude(), { looked: [looked(true)] }],
  )

  test('the sender sees the talk and the outcome, never who handles it nor what was noted inside', () => {
    const seen = sentView(concluded, { evidence: [], sender: null })
    expect(Object.keys(seen).sort()).toEqual(
      ['conclusion', 'due', 'evidence', 'identity', 'kind', 'messages', 'receivedAt', 'state'].sort(),
    )
    expect(JSON.stringify(seen)).not.toMatch(/罗芳|tip-handler|走访三户|RC-2608/)
  })

  test('a list shows no contact, no facts and no name of whom it is about', () =>
    expect(JSON.stringify(reportSummary(concluded))).not.toMatch(/李四|13900000000|出租|姓王|RC-2608/))

  test('nobody is told who stands aside', () =>
    expect(
      JSON.stringify(
        reportView(concluded, { evidence: [], sender: null }, { actor: luoFang, now: at(21), known: nobodyRelated }),
      ),
    ).not.toMatch(/aside|resident-wang/))
})

describe('a filing', () => {
  test('may be anonymous', () => expect(TipFiling.parse({ ...aTip, contact: null }).contact).toBeNull())

  test.each([
    ['facts of four letters', { facts: '有房子啊' }],
    ['facts of 4,001 characters', { facts: '字'.repeat(4001) }],
    ['a NUL byte', { facts: '在县城\u0000另有一套' }],
    ['nobody and nothing', { about: ' ' }],
    ['a place that is not ours', { division: '110101' }],
    ['a complaint’s kind', { kind: 'service' }],
    ['a telephone that is none', { contact: { name: '李四', phone: '12' } }],
    ['a field nobody asked for', { handler: 'me' }],
  ])('with %s is refused', (_, changes) => expect(TipFiling.safeParse({ ...aTip, ...changes }).success).toBe(false))
})
