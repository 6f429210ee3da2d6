import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRaised, owedBy } from '#shared/domain/complaints/complaint.ts'
import { needsCorrection } from '#shared/domain/petitions/petition.ts'
import type { ComplaintCommand } from '#shared/domain/complaints/commands.ts'
import type { ComplaintEvent } from '#shared/domain/complaints/events.ts'
import { sentComplaint } from '#shared/domain/complaints/views.ts'
import {
  acknowledge,
  at,
  conclude,
  dayOf,
  on,
  orderCorrection,
  received,
  staff,
  stateOf,
  tryIt,
  type Deed,
} from '../../support/complaints.ts'

/** Whatever is tried on a complaint, by whomever, in whatever order. */
const commands: readonly ((day: number) => ComplaintCommand)[] = [
  () => acknowledge,
  () => ({ verb: 'passOn', reason: '不归本岗。' }),
  () => ({ verb: 'sendBack', reason: '也不归本岗。' }),
  () => ({ verb: 'redirect', office: '医保局', reason: '由他们办。' }),
  () => ({ verb: 'takeOver', reason: '接着办。' }),
  () => ({ verb: 'write', text: '请问是哪天？' }),
  (day) => orderCorrection(dayOf(day + 3)),
  (day) => ({ verb: 'recordCorrection', doneOn: dayOf(day), how: '改好了。' }),
  () => ({ verb: 'askExtension', reason: '要调取监控。' }),
  () => ({ verb: 'grantExtension' }),
  () => ({ verb: 'refuseExtension', reason: '不必延长。' }),
  () => ({ verb: 'settleVisit', visit: 'ordered' }),
  () => conclude('substantiated'),
  () => conclude('unsubstantiated'),
  () => ({ verb: 'concludeReview', result: 'changed', answer: '原答复不当。' }),
  () => ({ verb: 'concludeReview', result: 'upheld', answer: '原答复适当。' }),
]
const said = fc
  .constantFrom('write', 'askReview', 'contest')
  .map((verb) => (day: number): Deed => [day, 'sender', verb, '再说一句。'])
const done = fc
  .tuple(fc.constantFrom(...staff), fc.constantFrom(...commands))
  .map(([actor, command]) => (day: number): Deed => [day, actor, command(day)])
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.oneof({ weight: 4, arbitrary: done }, said)), {
  minLength: 30,
  maxLength: 70,
  size: 'max',
})

const walk = (begun: ComplaintEvent[], path: readonly (readonly [number, (day: number) => Deed])[]) => {
  let day = 0
  return path.reduce((events, [wait, deed]) => {
    day += wait
    const news = tryIt(events, deed(day))
    return 'problem' in news ? events : [...events, ...news]
  }, begun)
}
const byOf = (event: ComplaintEvent | undefined) => (event && 'by' in event ? event.by.id : null)

test('on any path: a correction before a finding, a second person where one is due, never fewer days than the law gives', () => {
  const filings = fc.record({
    caseNumber: fc.constantFrom(null, 'RC-2611-7K4M'),
    against: fc.constantFrom('village-or-town' as const, 'county' as const),
    afraid: fc.boolean(),
  })
  const seen = new Set<string>()
  fc.assert(
    fc.property(filings, steps, (filing, path) => {
      const events = walk(received(filing), path)
      for (const [index, event] of events.entries()) {
        seen.add(event.type)
        const before = stateOf(events.slice(0, Math.max(index, 1)))
        if (event.type === 'complaintConcluded') {
          expect(before.correction !== null || !needsCorrection(event.outcome)).toBe(true)
          expect(before.visit !== null || filing.caseNumber === null).toBe(true)
          expect(before.handler?.id).toBe(event.by.id)
        }
        if (event.type === 'extensionGranted') {
          expect(before.extension?.askedBy.id).not.toBe(event.by.id)
          expect(events.filter(({ type }) => type === 'extensionGranted')).toHaveLength(1)
        }
        if (event.type === 'reviewConcluded') expect(before.conclusion?.by.id).not.toBe(byOf(event))
      }
      const state = stateOf(events)
      expect(state.version).toBe(events.length)
      expect((owedBy(state)?.due.date ?? '9999') >= on(0)).toBe(true)
      expect(state.stage === 'ACKNOWLEDGED' && state.due.date < dayOf(60)).toBe(false)
      expect(isRaised(state) && state.desk === 'supervisor').toBe(false)
      expect(JSON.stringify(sentComplaint('c', events, at(0)))).not.toMatch(/冯涛|任远|宋平|贺林/)
    }),
    { numRuns: 2_000 },
  )
  // The paths come to what is asserted of them.
  for (const type of ['complaintConcluded', 'extensionGranted', 'reviewConcluded', 'correctionRecorded'])
    expect([...seen]).toContain(type)
})
