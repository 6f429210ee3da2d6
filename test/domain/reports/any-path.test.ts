import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportCommand } from '#shared/domain/reports/commands.ts'
import { Report } from '#shared/domain/reports/report.ts'
import { exists } from '#shared/domain/reports/routing.ts'
import { sentView } from '#shared/domain/reports/views.ts'
import {
  aFamily,
  at,
  conclude,
  corrected,
  link,
  looked,
  luoFang,
  nobodyRelated,
  orderCorrection,
  received,
  staff,
  take,
  tryIt,
  type Deed,
} from '../../support/tips.ts'

/** Whatever is tried on a tip, by whomever, in whatever order. */
const commands: readonly ((day: number) => ReportCommand | string)[] = [
  () => take,
  () => ({ verb: 'passOn', reason: '不归本岗。' }),
  () => ({ verb: 'returnWronglyRouted', reason: '也不归本岗。' }),
  () => ({ verb: 'takeOver', reason: '接着办。' }),
  () => ({ verb: 'write', text: '请问是哪天？' }),
  () => link,
  () => ({ verb: 'unlink', number: 'RC-2608-7K4M', reason: '不是这一家。' }),
  () => ({ verb: 'nameOfficer', name: '冯涛' }),
  () => ({ verb: 'handOver', office: '区纪委监委', reason: '由其查处。' }),
  () => ({ verb: 'recordReturn', reason: '退回。' }),
  (day) => orderCorrection(day + 3),
  (day) => corrected(day),
  () => ({ verb: 'askExtension', reason: '要请外地协助。' }),
  () => ({ verb: 'grantExtension' }),
  () => ({ verb: 'refuseExtension', reason: '不必延长。' }),
  () => conclude('substantiated'),
  () => conclude('handed-over'),
  () => conclude('unsubstantiated'),
  () => ({ verb: 'hold', reason: '法院立案。' }),
  () => ({ verb: 'liftHold', reason: '已经审结。' }),
  () => '罗芳也知道这件事。',
  () => '还有一件。',
]

const anyDeed = fc.record({
  actor: fc.constantFrom(...staff),
  command: fc.constantFrom(...commands),
  made: fc.boolean(),
  proposed: fc.boolean(),
  aside: fc.constantFrom([], [luoFang.id]),
})
const filings = [{}, { against: 'county' }, { about: '窗口的赵敏' }] as const

test('on any path: nobody acts for whom it does not exist, no second person is the first, nothing closes too early', () => {
  fc.assert(
    fc.property(fc.constantFrom(...filings), fc.array(anyDeed, { maxLength: 40 }), (filing, deeds) => {
      let report = received(filing)
      for (const [day, { actor, command, made, proposed, aside }] of deeds.entries()) {
        const said = command(day)
        const before = report
        const given = {
          family: { ...aFamily, aside: [...aside] },
          looked: before.links.map(() => looked(made, proposed)),
        }
        const deed: Deed = [day, typeof said === 'string' ? 'sender' : actor, said, given]
        const next = tryIt(before, deed)
        if ('problem' in next) continue
        report = Report.parse(next)
        expect(report.version).toBe(before.version + 1)
        if (typeof said !== 'string') expect(exists(before, actor, nobodyRelated)).toBe(true)
        if (report.handler !== null) {
          const { id, name, role } = report.handler
          expect(
            exists(
              report,
              { id, name, role: role === 'supervisor' ? role : 'tip-handler', division: '500153' },
              nobodyRelated,
            ),
          ).toBe(true)
        }
        expect(before.aside.every((one) => report.aside.includes(one))).toBe(true)
        if (report.extension?.answer === 'granted' && before.extension?.answer === 'awaited') {
          expect(before.extension.askedBy.id).not.toBe(actor.id)
          expect(report.messages.at(-1)).toMatchObject({ from: 'office', at: at(day) })
        }
        if (report.conclusion !== null && before.conclusion === null) {
          expect(before.links.length === 0 || (made && !proposed)).toBe(true)
          expect(report.conclusion.outcome !== 'substantiated' || before.correction?.doneOn).toBeTruthy()
        }
        expect(
          before.conclusion === null || report.conclusion === before.conclusion || report.state === 'CONCLUDED',
        ).toBe(true)
        expect(JSON.stringify(sentView(report, { evidence: [], sender: null }))).not.toMatch(
          /tip-handler|supervisor|RC-2608|田野|宋平/,
        )
      }
    }),
    { numRuns: 300 },
  )
})
