import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, Benefit, changeReasons, ChangeReason } from '#shared/domain/benefits/benefit.ts'
import { noKin } from '#shared/domain/applications/kin.ts'
import {
  benefitCommands,
  benefitTransitions,
  type BenefitCommand,
  type BenefitEvent,
} from '#shared/domain/benefits/changes.ts'
import { recoveryOf } from '#shared/domain/benefits/recovery.ts'
import { dueOf, isHeard, waitsAt } from '#shared/domain/benefits/waiting.ts'
import { decideBenefit } from '#shared/domain/benefits/decide.ts'
import { evolveBenefit } from '#shared/domain/benefits/evolve.ts'
import { system, type Actor, type Party, type Role } from '#shared/domain/people/person.ts'

const officer = (id: string, role: Exclude<Role, 'resident'>): Actor => ({ id, name: id, role, division: '500153' })
const li: Actor = { id: 'resident-li', name: '李桂花', role: 'resident', division: '' }
const town = officer('town-changyuan', 'town-officer')
const confirmer = officer('county-confirmer', 'county-confirmer')
const granted = begin({
  id: '0b5a4d5e-6f0c-4a57-9f0e-3c5d2f6a7b81',
  number: 'RC-2511-7K4M',
  program: 'urban-dibao',
  village: '500153001001',
  recipient: li.id,
  applicant: li.name,
  persons: 3,
  kin: noKin,
  monthlyFen: 58_400,
  firstMonth: '2026-01',
  recheckEvery: 6,
})

/** What became of a benefit after each command, said by someone on some day; the first refusal is the outcome. */
function after(...told: readonly (readonly [Party, BenefitCommand, string?])[]) {
  let benefit: Benefit = granted
  const events: BenefitEvent[] = []
  for (const [actor, command, day = '2026-11-20'] of told) {
    const outcome = decideBenefit(benefit, command, { actor, now: `${day}T02:00:00.000Z` })
    if ('problem' in outcome) return { refusal: outcome, benefit, events }
    events.push(outcome)
    benefit = Benefit.parse(evolveBenefit(benefit, outcome))
  }
  return { refusal: undefined, benefit, events }
}

const look = [town, { verb: 'callRecheck', cause: 'periodic' }] as const
const proposing = (direction: 'raise' | 'reduce' | 'stop', reason: ChangeReason, monthlyFen: number) =>
  [town, { verb: 'propose', direction, reason, monthlyFen, explanation: '入户核实', overpayment: null }] as const
const stopping = proposing('stop', 'employment-income', 0)
const invite = [town, { verb: 'inviteToHearing', on: '2026-11-25' }] as const
const heard = [town, { verb: 'hear', manner: 'in-person', statement: '我刚找到工作' }] as const
const deciding = (changes: { outcome?: 'drop'; gradualExitMonths?: number } = {}) =>
  [
    confirmer,
    { verb: 'decideChange', outcome: 'carry-out', reasons: '收入高于标准', gradualExitMonths: 0, ...changes },
  ] as const

describe('a benefit', () => {
  test('begins with the first month paid, and is looked at again after its interval', () => {
    expect(granted).toMatchObject({ stage: 'ACTIVE', nextRecheck: '2026-07' })
  })

  test('found unchanged keeps its amount', () => {
    const unchanged: BenefitCommand = { verb: 'findUnchanged', surveyors: ['陈静', '刘洋'], findings: '情况没有变化' }
    const { benefit } = after(look, [town, unchanged])
    expect(benefit).toMatchObject({ stage: 'ACTIVE', monthlyFen: 58_400, nextRecheck: '2027-05', recheckCause: null })
  })

  test('is raised by a decision, without a hearing', () => {
    const { benefit, events } = after(look, proposing('raise', 'income-fell', 70_000), deciding())
    expect(benefit).toMatchObject({ stage: 'ACTIVE', monthlyFen: 70_000, proposal: null })
    expect(events.at(-1)).toMatchObject({ type: 'amountChanged', from: '2026-12' })
  })

  test('is reduced after the recipient was heard', () => {
    const { benefit } = after(look, proposing('reduce', 'income-rose', 40_000), invite, heard, deciding())
    expect(benefit).toMatchObject({ stage: 'ACTIVE', monthlyFen: 40_000 })
  })

  test('is not reduced or stopped by anybody before the recipient was heard', () => {
    expect(after(look, stopping, deciding()).refusal).toEqual({ problem: 'RECIPIENT_NOT_HEARD' })
    expect(after(look, stopping, invite, deciding()).refusal).toEqual({ problem: 'RECIPIENT_NOT_HEARD' })
  })

  test('goes on when the county drops the proposal', () => {
    const { benefit } = after(look, stopping, invite, heard, deciding({ outcome: 'drop' }))
    expect(benefit).toMatchObject({ stage: 'ACTIVE', monthlyFen: 58_400, proposal: null })
  })

  test('of a family that found work lasts up to six months more, then ends', () => {
    const leaving = [look, stopping, invite, heard, deciding({ gradualExitMonths: 6 })] as const
    const close = { verb: 'closeGradualExit' } as const
    expect(after(...leaving).benefit).toMatchObject({ stage: 'GRADUAL_EXIT', monthlyFen: 58_400, lastMonth: '2027-05' })
    expect(after(...leaving, [town, close, '2027-05-31']).refusal).toMatchObject({ problem: 'STAGE_NOT_ALLOWED' })
    expect(after(...leaving, [town, close, '2027-06-01']).benefit).toMatchObject({
      stage: 'ENDED',
      lastMonth: '2027-05',
    })
    const keep = { verb: 'keepPaying', reasons: '又失业了' } as const
    expect(after(...leaving, [confirmer, keep]).benefit).toMatchObject({ stage: 'ACTIVE', lastMonth: null })
  })

  test('has no gradual exit of seven months, or for another reason', () => {
    const { verb: _, ...decision } = deciding()[1]
    expect(benefitCommands.decideChange.safeParse(decision).success).toBe(true)
    expect(benefitCommands.decideChange.safeParse({ ...decision, gradualExitMonths: 7 }).success).toBe(false)
    const rich = proposing('stop', 'property-above-limit', 0)
    const { refusal } = after(look, rich, invite, heard, deciding({ gradualExitMonths: 1 }))
    expect(refusal).toMatchObject({ code: 'gradual-exit-not-allowed' })
  })

  test('takes silence for an answer only after the day of the hearing', () => {
    const silent = { verb: 'hear', manner: 'did-not-appear', statement: '两次电话未接' } as const
    expect(after(look, stopping, invite, [town, silent, '2026-11-25']).refusal).toMatchObject({
      problem: 'FIELD',
      code: 'hearing-still-open',
    })
    expect(after(look, stopping, invite, [town, silent, '2026-11-26'], deciding()).benefit.stage).toBe('ENDED')
  })

  test('has nobody to hear only where someone died', () => {
    const nobody = { verb: 'hear', manner: 'nobody-left', statement: '独居，已故' } as const
    expect(after(look, stopping, invite, [town, nobody]).refusal).toMatchObject({ code: 'reason-does-not-fit' })
    const died = proposing('stop', 'deceased', 0)
    expect(after(look, died, invite, [town, nobody], deciding()).benefit.stage).toBe('ENDED')
  })

  test('ends at the family’s own wish, and still by a decision', () => {
    const leave = [li, { verb: 'askToLeave', statement: '孩子工作了，不再需要' }] as const
    expect(after(leave).benefit.stage).toBe('HEARING')
    expect(after(leave, deciding()).benefit).toMatchObject({ stage: 'ENDED', lastMonth: '2026-11' })
  })

  test.each([
    ['a raise because income rose', 'reason-does-not-fit', proposing('raise', 'income-rose', 70_000)],
    ['a raise to the same amount', 'amount-does-not-fit', proposing('raise', 'income-fell', 58_400)],
    ['a reduction to nothing', 'amount-does-not-fit', proposing('reduce', 'income-rose', 0)],
    ['a stop that still pays', 'amount-does-not-fit', proposing('stop', 'deceased', 1)],
  ] as const)('%s is refused: %s', (_, code, proposal) =>
    expect(after(look, proposal).refusal).toMatchObject({ problem: 'FIELD', code }),
  )

  test('is decided by nobody who proposed, receives it, or has another role', () => {
    const decision = deciding()[1]
    expect(after(look, stopping, invite, heard, [town, decision]).refusal).toEqual({ problem: 'ROLE_NOT_ALLOWED' })
    const stranger: Actor = { ...li, id: 'resident-wang' }
    expect(after([stranger, { verb: 'askToLeave', statement: '不需要了' }]).refusal).toEqual({
      problem: 'CONFLICT_OF_INTEREST',
    })
    const own = { ...officer(li.id, 'town-officer') }
    expect(after([own, look[1]]).refusal).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
  })

  test('needs no hearing for a raise, and no invitation into the past', () => {
    const raise = proposing('raise', 'income-fell', 70_000)
    expect(after(look, raise, invite).refusal).toMatchObject({ problem: 'STAGE_NOT_ALLOWED' })
    expect(after(look, stopping, [town, { verb: 'inviteToHearing', on: '2026-11-19' }]).refusal).toEqual({
      problem: 'FIELD',
      field: 'on',
      code: 'date-in-past',
    })
  })
})

describe('a family that is to receive less', () => {
  const answer = (hearingWanted: boolean) =>
    [li, { verb: 'answerProposal', statement: '上个月已经不在那里打工了', hearingWanted }] as const

  test('answers in writing, and that is enough where it asks for nothing more', () => {
    const { benefit } = after(look, stopping, answer(false))
    expect(waitsAt(benefit)).toBe('county')
    expect(after(look, stopping, answer(false), deciding()).benefit.stage).toBe('ENDED')
    expect(after(look, stopping, answer(false), answer(false)).refusal).toMatchObject({ problem: 'STAGE_NOT_ALLOWED' })
  })

  test('is heard in person first where it asks to be', () => {
    expect(after(look, stopping, answer(true), deciding()).refusal).toEqual({ problem: 'RECIPIENT_NOT_HEARD' })
    expect(after(look, stopping, answer(true), invite, heard, deciding()).benefit.stage).toBe('ENDED')
  })

  test('has ten working days for its answer, and the county ten more for the decision', () => {
    const { benefit } = after(look, stopping)
    expect(dueOf(benefit)).toEqual({ date: '2026-12-04', provisional: false })
    expect(dueOf(after(look, stopping, answer(false)).benefit)).toEqual({ date: '2026-12-04', provisional: false })
    expect(dueOf(after(look, stopping, invite).benefit)).toEqual({ date: '2026-11-25', provisional: false })
  })
})

describe('a re-check', () => {
  test('drawn by lot says only that it was drawn, and is due in twenty working days', () => {
    const { benefit, events } = after([system, { verb: 'drawSpotCheck' }])
    expect(benefit).toMatchObject({ stage: 'RECHECK_DUE', recheckCause: 'spot-check', monthlyFen: 58_400 })
    expect(events).toMatchObject([{ by: { role: 'system' }, cause: 'spot-check' }])
    expect(dueOf(benefit)).toEqual({ date: '2026-12-18', provisional: false })
  })

  test('cannot be called a drawn one by an officer', () => {
    expect(benefitCommands.callRecheck.safeParse({ cause: 'spot-check' }).success).toBe(false)
    expect(after([town, { verb: 'drawSpotCheck' }]).refusal).toEqual({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('comes by itself when its month has come, and not before', () => {
    const due = [system, { verb: 'callDueRecheck' }] as const
    expect(after([...due, '2026-06-30']).refusal).toMatchObject({ problem: 'STAGE_NOT_ALLOWED' })
    expect(after([...due, '2026-07-01']).benefit.recheckCause).toBe('periodic')
  })

  test('is made by no relative, and a relative decides nothing', () => {
    const kin: readonly [Party, BenefitCommand] = [system, { verb: 'noteKin', officers: [town.id], names: ['陈静'] }]
    expect(after(kin, look).refusal).toEqual({ problem: 'CONFLICT_OF_INTEREST' })
    const other = officer('town-changyuan-2', 'town-officer')
    const unchanged: BenefitCommand = { verb: 'findUnchanged', surveyors: ['陈静', '刘洋'], findings: '没有变化' }
    expect(after(kin, [other, look[1]], [other, unchanged]).refusal).toMatchObject({ code: 'surveyor-is-kin' })
  })
})

describe('what was received by withholding facts', () => {
  const overpayment = { fromMonth: '2026-01', months: 8, monthlyFen: 58_400 }

  test('is proposed to be given back, with up to twice as much for a fine (E13)', () => {
    expect(recoveryOf(overpayment, '2026-11-20')).toMatchObject({
      throughMonth: '2026-08',
      totalFen: 467_200,
      fine: { rule: 'law-73', leastFen: 0, mostFen: 934_400 },
    })
  })

  test('judged before the Law was in force stood between once and three times; judged since, the lighter rule holds', () => {
    expect(recoveryOf(overpayment, '2026-06-30').fine).toEqual({
      rule: 'interim-68',
      leastFen: 467_200,
      mostFen: 1_401_600,
    })
    const old = { ...overpayment, fromMonth: '2025-01' }
    expect(recoveryOf(old, '2026-07-01').fine).toMatchObject({ rule: 'law-73', leastFen: 0 })
  })

  test('is proposed for no other reason, and no decision imposes it', () => {
    const command = { verb: 'propose', direction: 'stop', monthlyFen: 0, explanation: '隐瞒收入', overpayment } as const
    expect(after(look, [town, { ...command, reason: 'income-rose' }]).refusal).toMatchObject({
      code: 'overpayment-not-withheld',
    })
    const { benefit, events } = after(
      look,
      [town, { ...command, reason: 'information-withheld' }],
      invite,
      heard,
      deciding(),
    )
    expect(benefit).toMatchObject({ stage: 'ENDED', proposal: null })
    expect(JSON.stringify(events.at(-1))).not.toContain('467200')
  })
})

const commands: fc.Arbitrary<BenefitCommand> = fc.oneof(
  fc
    .constantFrom('change-reported', 'periodic', 'renewal-missed', 'death')
    .map((cause) => ({ verb: 'callRecheck', cause }) as const),
  fc.constant<BenefitCommand>({ verb: 'findUnchanged', surveyors: ['陈静', '刘洋'], findings: '没有变化' }),
  fc
    .constantFrom(...ChangeReason.options)
    .chain((reason) => fc.constantFrom(...changeReasons[reason]).map((direction) => ({ reason, direction })))
    .map(({ reason, direction }) => {
      const monthlyFen = { raise: 90_000, reduce: 100, stop: 0 }[direction]
      return { verb: 'propose', direction, reason, monthlyFen, explanation: '核实', overpayment: null } as const
    }),
  fc.constant({ verb: 'askToLeave', statement: '不需要了' } as const),
  fc.constant({ verb: 'inviteToHearing', on: '2027-05-01' } as const),
  fc.boolean().map((hearingWanted) => ({ verb: 'answerProposal', statement: '不是这样', hearingWanted }) as const),
  fc.constantFrom({ verb: 'drawSpotCheck' } as const, { verb: 'callDueRecheck' } as const),
  fc
    .constantFrom('in-person', 'did-not-appear', 'nobody-left')
    .map((manner) => ({ verb: 'hear', manner, statement: '已听取' }) as const),
  fc.record({
    verb: fc.constant('decideChange' as const),
    outcome: fc.constantFrom('carry-out', 'drop'),
    reasons: fc.constant('理由'),
    gradualExitMonths: fc.constantFrom(0, 0, 3),
  }),
  fc.constant({ verb: 'closeGradualExit' } as const),
  fc.constant({ verb: 'keepPaying', reasons: '理由' } as const),
)
const actors = fc.constantFrom<Party[]>(
  li,
  system,
  town,
  confirmer,
  officer('tip-handler', 'tip-handler'),
  officer('admin', 'administrator'),
)
/** Mostly the right person, so that long paths happen; sometimes anybody. */
const said = fc.tuple(commands, actors, fc.boolean()).map(([command, anybody, chance]) => {
  const right = [li, town, confirmer, system].find(({ role }) => benefitTransitions[command.verb].by.includes(role))
  return [chance && right ? right : anybody, command] as const
})

describe('on any path', () => {
  test('no benefit becomes less, or ends, but by a confirmer after the recipient was heard', () => {
    let losses = 0
    fc.assert(
      fc.property(fc.array(said, { minLength: 20, maxLength: 40, size: 'max' }), (told) => {
        let benefit = granted
        for (const [index, [actor, command]] of told.entries()) {
          const now = new Date(Date.UTC(2026, 10, 20 + index * 10)).toISOString()
          const outcome = decideBenefit(benefit, command, { actor, now })
          if ('problem' in outcome) continue
          const next = Benefit.parse(evolveBenefit(benefit, outcome))
          const transition = benefitTransitions[command.verb]
          expect(transition.from).toContain(benefit.stage)
          expect(transition.to).toContain(next.stage)
          const lost = next.monthlyFen < benefit.monthlyFen || (next.lastMonth !== null && benefit.lastMonth === null)
          if (lost) {
            losses += 1
            expect(command.verb).toBe('decideChange')
            expect(actor.role).toBe('county-confirmer')
            expect(benefit.proposal && isHeard(benefit.proposal)).toBe(true)
          }
          if (actor === system) expect(next.monthlyFen).toBe(benefit.monthlyFen)
          const due = dueOf(next)
          expect(due === null).toBe(waitsAt(next) === null)
          benefit = next
        }
      }),
      { numRuns: 1000 },
    )
    expect(losses).toBeGreaterThan(20)
  })
})
