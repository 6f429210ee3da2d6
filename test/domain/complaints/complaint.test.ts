import { describe, expect, test } from 'vitest'
import { saidByClock } from '#shared/domain/complaints/clock.ts'
import { isRaised, owedBy } from '#shared/domain/complaints/complaint.ts'
import { verbsOpen } from '#shared/domain/complaints/decide.ts'
import { ComplaintFiling } from '#shared/domain/complaints/filing.ts'
import { mostMessages } from '#shared/domain/petitions/petition.ts'
import { complaintSummary, complaintView, sentComplaint } from '#shared/domain/complaints/views.ts'
import {
  acknowledge,
  aComplaint,
  at,
  conclude,
  dayOf,
  fengTao,
  happened,
  on,
  orderCorrection,
  received,
  secondOfficer,
  secondSupervisor,
  songPing,
  stateOf,
  tryIt,
  type Deed,
} from '../../support/complaints.ts'

const notOpen = { problem: 'COMPLAINT_STEP_NOT_OPEN' }
const due = (days: number) => ({ date: dayOf(days), provisional: false })
const taken: Deed = [5, fengTao, acknowledge]
const inHand = happened(received(), taken)
const concluded = happened(inHand, [20, fengTao, conclude()])

describe('a complaint is received', () => {
  test('with fifteen days to acknowledge it, on the county’s desk', () => {
    const complaint = stateOf(received())
    expect(complaint).toMatchObject({ stage: 'RECEIVED', desk: 'county', handler: null })
    expect(owedBy(complaint)).toEqual({ duty: 'acknowledge', due: due(15) })
  })

  test.each([
    ['about a payment without saying which month', { kind: 'payment-wrong-or-late', payment: null }],
    ['about service with a payment', { payment: { month: '2026-10', receivedFen: 0 } }],
    ['with a number that no case can have', { caseNumber: 'RC-1' }],
    ['about a family, which would be a tip', { against: 'family' }],
    ['with facts of four characters', { facts: '没人理我' }],
    ['with a field nobody asked for', { handler: 'me' }],
  ])('not %s', (_, changes) => expect(ComplaintFiling.safeParse({ ...aComplaint, ...changes }).success).toBe(false))

  test('about a payment with its month and what came', () => {
    const told = { kind: 'payment-wrong-or-late', payment: { month: '2026-10', receivedFen: 32_000 } }
    expect(ComplaintFiling.safeParse({ ...aComplaint, ...told }).success).toBe(true)
  })
})

describe('an acknowledged complaint', () => {
  test('has sixty days from then, and its sender reads whose office has it, but no name', () => {
    expect(owedBy(stateOf(inHand))).toEqual({ duty: 'conclude', due: due(65) })
    expect(sentComplaint('c', inHand, at(6))).toMatchObject({ desk: 'county', county: '500153', handler: null })
  })

  test('tells a name where the handler says so, and never to somebody who is afraid', () => {
    const named: Deed = [5, fengTao, { verb: 'acknowledge', named: true }]
    expect(sentComplaint('c', happened(received(), named), at(6)).handler).toBe('冯涛')
    expect(sentComplaint('c', happened(received({ afraid: true }), named), at(6)).handler).toBeNull()
  })

  test('goes on with whoever took it, and with nobody else until they take it over', () => {
    expect(tryIt(inHand, [6, secondOfficer, conclude()])).toEqual(notOpen)
    const over = happened(inHand, [6, secondOfficer, { verb: 'takeOver', reason: '原经办人休假。' }])
    expect(stateOf(over).handler?.name).toBe('任远')
    expect(tryIt(over, [7, fengTao, conclude()])).toEqual(notOpen)
  })
})

describe('what is not this desk’s', () => {
  const passed = happened(received(), [2, fengTao, { verb: 'passOn', reason: '反映的是局里工作人员。' }])
  const sendBack: Deed[2] = { verb: 'sendBack', reason: '不涉及局里人员。' }

  test('is passed on, and sent back within five working days, once', () => {
    expect(stateOf(passed).desk).toBe('supervisor')
    const back = happened(passed, [7, songPing, sendBack])
    expect(stateOf(back)).toMatchObject({ desk: 'county', stage: 'RECEIVED' })
    expect(tryIt(back, [8, fengTao, sendBack])).toEqual(notOpen)
    expect(tryIt(back, [8, fengTao, { verb: 'passOn', reason: '再转一次。' }])).toEqual(notOpen)
  })

  test('is not sent back on the sixth working day: it was received on a Friday, passed on on Sunday', () => {
    expect(stateOf(passed).passedOn?.objectBy.date).toBe('2026-11-27')
    expect(tryIt(passed, [8, songPing, sendBack])).toEqual(notOpen)
  })

  test('stays with the supervisor where it is about the county’s own', () => {
    const own = received({ against: 'county' })
    expect(tryIt(own, [1, songPing, { verb: 'passOn', reason: '请办公室办。' }])).toEqual(notOpen)
  })

  const redirected = happened(received(), [
    3,
    fengTao,
    { verb: 'redirect', office: '荣昌区医疗保障局', reason: '医保报销由医保部门办理。' },
  ])
  const contest = (day: number): Deed => [day, 'sender', 'contest', '我问过了，就是民政管的。']

  test('is redirected with office and reason, and comes back to the supervisor if its sender contests that in time', () => {
    expect(sentComplaint('c', redirected, at(4))).toMatchObject({
      stage: 'REDIRECTED',
      owed: null,
      redirected: { office: '荣昌区医疗保障局' },
      can: ['contest'],
    })
    const back = stateOf(happened(redirected, contest(10)))
    expect(back).toMatchObject({ stage: 'RECEIVED', desk: 'supervisor', due: due(25) })
    expect(tryIt(redirected, contest(11))).toEqual(notOpen)
  })

  test('is redirected once', () => {
    const back = happened(redirected, contest(5))
    expect(tryIt(back, [6, songPing, { verb: 'redirect', office: '医保局', reason: '还是他们办。' }])).toEqual(notOpen)
  })
})

describe('thirty days more', () => {
  const asked = happened(inHand, [40, fengTao, { verb: 'askExtension', reason: '要调取监控。' }])

  test('need a second person, and tell the sender why', () => {
    expect(isRaised(stateOf(asked))).toBe(true)
    expect(tryIt(asked, [41, fengTao, { verb: 'grantExtension' }])).toEqual(notOpen)
    expect(sentComplaint('c', asked, at(41)).extended).toBeNull()
    const granted = happened(asked, [41, songPing, { verb: 'grantExtension' }])
    expect(owedBy(stateOf(granted))).toEqual({ duty: 'conclude', due: due(95) })
    expect(sentComplaint('c', granted, at(42)).extended).toBe('要调取监控。')
    expect(isRaised(stateOf(granted))).toBe(false)
    expect(tryIt(granted, [50, fengTao, { verb: 'askExtension', reason: '再延一次。' }])).toEqual(notOpen)
  })

  test('may be refused, and the day stays', () => {
    const refused = happened(asked, [41, songPing, { verb: 'refuseExtension', reason: '材料已经齐全。' }])
    expect(owedBy(stateOf(refused))?.due).toEqual(due(65))
    expect(tryIt(refused, [42, fengTao, { verb: 'askExtension', reason: '再问一次。' }])).toEqual(notOpen)
  })

  test('of the supervisor’s own are granted by another supervisor', () => {
    const own = happened(
      received({ against: 'county' }),
      [1, songPing, acknowledge],
      [2, songPing, { verb: 'askExtension', reason: '要外调。' }],
    )
    expect(tryIt(own, [3, songPing, { verb: 'grantExtension' }])).toEqual(notOpen)
    expect(tryIt(own, [3, secondSupervisor, { verb: 'grantExtension' }])).toMatchObject([{ type: 'extensionGranted' }])
  })
})

describe('a conclusion', () => {
  test('that finds it true needs what is put right, by whom, by when', () => {
    expect(tryIt(inHand, [20, fengTao, conclude('substantiated')])).toEqual({ problem: 'CORRECTION_MISSING' })
    const dated = happened(inHand, [20, fengTao, orderCorrection(dayOf(30))], [20, fengTao, conclude('substantiated')])
    expect(owedBy(stateOf(dated))).toEqual({ duty: 'correct', due: due(30) })
    expect(sentComplaint('c', dated, at(21)).correction).toMatchObject({ doneBy: dayOf(30), doneOn: null })
    const done = happened(dated, [25, fengTao, { verb: 'recordCorrection', doneOn: dayOf(24), how: '已经上岗。' }])
    expect(owedBy(stateOf(done))).toBeNull()
    expect(sentComplaint('c', done, at(26)).correction).toMatchObject({ doneOn: dayOf(24), how: '已经上岗。' })
  })

  test.each([
    ['ordered for a day that has passed', orderCorrection(dayOf(19)), 'doneBy', 'date-in-past'],
    [
      'done tomorrow',
      { verb: 'recordCorrection', doneOn: dayOf(21), how: '会上岗。' } as const,
      'doneOn',
      'date-in-future',
    ],
    [
      'done before anybody complained',
      { verb: 'recordCorrection', doneOn: '2026-11-19', how: '早就上岗。' } as const,
      'doneOn',
      'date-before-receipt',
    ],
  ])('has no correction that is %s', (_, command, field, code) => {
    const ordered = happened(inHand, [10, fengTao, orderCorrection(dayOf(30))])
    expect(tryIt(ordered, [20, fengTao, command])).toEqual({ problem: 'FIELD', field, code })
  })

  test('of a complaint on a case needs to know what became of the county’s visit', () => {
    const onCase = happened(received({ caseNumber: 'RC-2611-7K4M' }), taken)
    expect(tryIt(onCase, [20, fengTao, conclude()])).toEqual({ problem: 'VISIT_UNSETTLED' })
    const settled = happened(onCase, [10, fengTao, { verb: 'settleVisit', visit: 'ordered' }])
    expect(tryIt(settled, [20, fengTao, conclude()])).toMatchObject([{ type: 'complaintConcluded' }])
    expect(tryIt(inHand, [10, fengTao, { verb: 'settleVisit', visit: 'ordered' }])).toEqual(notOpen)
  })

  test('is answered to the sender; findings and evidence stay inside', () => {
    const seen = sentComplaint('c', concluded, at(21))
    expect(seen).toMatchObject({ conclusion: { outcome: 'unsubstantiated', answer: '情况已经核实。' }, owed: null })
    expect(JSON.stringify(seen)).not.toMatch(/冯涛|county-officer|取号记录/)
  })
})

describe('whoever is not content', () => {
  const asked = (day: number): Deed => [day, 'sender', 'askReview', '答复和事实不符。']

  test('asks for a review within thirty days, once, which another person answers in thirty', () => {
    const review = happened(concluded, asked(50))
    expect(owedBy(stateOf(review))).toEqual({ duty: 'review', due: due(80) })
    expect(tryIt(concluded, asked(51))).toEqual(notOpen)
    expect(tryIt(review, asked(51))).toEqual(notOpen)
    const upheld = { verb: 'concludeReview', result: 'upheld', answer: '原答复适当。' } as const
    expect(tryIt(review, [60, fengTao, upheld])).toEqual(notOpen)
    const answered = happened(review, [60, songPing, upheld])
    expect(owedBy(stateOf(answered))).toBeNull()
    expect(sentComplaint('c', answered, at(61)).review?.concluded).toMatchObject({ result: 'upheld' })
  })

  test('is found right only with what is put right', () => {
    const review = happened(concluded, asked(30))
    const changed = { verb: 'concludeReview', result: 'changed', answer: '原答复不当。' } as const
    expect(tryIt(review, [40, songPing, changed])).toEqual({ problem: 'CORRECTION_MISSING' })
    const corrected = happened(review, [40, songPing, orderCorrection(dayOf(45))], [40, songPing, changed])
    expect(owedBy(stateOf(corrected))).toEqual({ duty: 'correct', due: due(45) })
  })

  test('writes while somebody works on it, and not without end', () => {
    const talk = Array.from({ length: mostMessages }, (): Deed => [6, 'sender', 'write', '还有一件。'])
    const full = happened(inHand, ...talk)
    expect(tryIt(full, [7, 'sender', 'write', '再来一件。'])).toEqual({ problem: 'TOO_MANY_MESSAGES' })
    expect(tryIt(concluded, [21, 'sender', 'write', '还有。'])).toEqual(notOpen)
  })
})

describe('each morning', () => {
  test('a broken duty is told to the supervisor, once, and he may take it over', () => {
    expect(saidByClock(stateOf(received()), on(15), at(15))).toBeNull()
    const late = saidByClock(stateOf(received()), on(16), at(16))
    expect(late).toMatchObject({ type: 'lateTold', duty: 'acknowledge' })
    const told = [...received(), ...(late ? [late] : [])]
    expect(isRaised(stateOf(told))).toBe(true)
    expect(saidByClock(stateOf(told), on(17), at(17))).toBeNull()
  })

  test('what is late in hand is told again, and taken over by the supervisor', () => {
    const late = saidByClock(stateOf(inHand), on(66), at(66))
    const told = [...inHand, ...(late ? [late] : [])]
    expect(verbsOpen(stateOf(told), { actor: songPing, now: at(66) })).toEqual(['takeOver'])
    expect(stateOf(happened(told, [66, songPing, { verb: 'takeOver', reason: '逾期未办。' }]))).toMatchObject({
      desk: 'supervisor',
      handler: { id: songPing.id },
    })
  })

  test('nothing is told of what owes nothing', () =>
    expect(saidByClock(stateOf(concluded), on(400), at(400))).toBeNull())
})

describe('what is shown', () => {
  test('a list holds no contact, no words and no name of whom it is about', () => {
    const told = received({ contact: { name: '蒋淑芬', phone: '13900000021' } })
    expect(JSON.stringify(complaintSummary(stateOf(told)))).not.toMatch(/蒋淑芬|13900000021|三次|窗口/)
  })

  test('the handler reads what happened, by whom', () => {
    const { history, can } = complaintView('c', inHand, { actor: fengTao, now: at(6) })
    expect(history).toMatchObject([
      { type: 'complaintReceived', by: null },
      { type: 'complaintAcknowledged', by: '冯涛' },
    ])
    expect(can).toEqual(['write', 'orderCorrection', 'askExtension', 'conclude'])
  })
})
