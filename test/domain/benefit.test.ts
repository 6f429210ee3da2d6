import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, Benefit, changeReasons, ChangeReason } from '#shared/domain/benefits/benefit.ts'
import { BenefitCommand, benefitTransitions, type BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { decideBenefit } from '#shared/domain/benefits/decide.ts'
import { evolveBenefit } from '#shared/domain/benefits/evolve.ts'
import type { Actor, Role } from '#shared/domain/people/person.ts'

const officer = (id: string, role: Exclude<Role, 'resident'>): Actor => ({ id, name: id, role, division: '500153' })
const li: Actor = { id: 'resident-li', name: '李桂花', role: 'resident', division: '' }
const town = officer('town-changyuan', 'town-officer')
const confirmer = officer('county-confirmer', 'county-confirmer')
const granted = begin({ recipient: li.id, monthlyFen: 58_400, firstMonth: '2026-01', recheckEvery: 6 })

/** What became of a benefit after each command, said by someone on some day; the first refusal is the outcome. */
function after(...told: readonly (readonly [Actor, BenefitCommand, string?])[]) {
  let benefit: Benefit = granted
  const events: BenefitEvent[] = []
  for (const [actor, command, day = '2026-11-20'] of told) {
    const outcome = decideBenefit(benefit, BenefitCommand.parse(command), { actor, now: `${day}T02:00:00.000Z` })
    if ('problem' in outcome) return { refusal: outcome, benefit, events }
    events.push(outcome)
    benefit = Benefit.parse(evolveBenefit(benefit, outcome))
  }
  return { refusal: undefined, benefit, events }
}

const look = [town, { verb: 'callRecheck', cause: 'periodic' }] as const
const proposing = (direction: 'raise' | 'reduce' | 'stop', reason: ChangeReason, monthlyFen: number) =>
  [town, { verb: 'propose', direction, reason, monthlyFen, explanation: '入户核实' }] as const
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
    expect(after(...leaving, [town, close, '2027-05-31']).refusal).toMatchObject({ problem: 'GRADUAL_EXIT_STILL_OPEN' })
    expect(after(...leaving, [town, close, '2027-06-01']).benefit).toMatchObject({
      stage: 'ENDED',
      lastMonth: '2027-05',
    })
    const keep = { verb: 'keepPaying', reasons: '又失业了' } as const
    expect(after(...leaving, [confirmer, keep]).benefit).toMatchObject({ stage: 'ACTIVE', lastMonth: null })
  })

  test('has no gradual exit of seven months, or for another reason', () => {
    expect(BenefitCommand.safeParse({ ...deciding()[1], gradualExitMonths: 7 }).success).toBe(false)
    const rich = proposing('stop', 'property-above-limit', 0)
    const { refusal } = after(look, rich, invite, heard, deciding({ gradualExitMonths: 1 }))
    expect(refusal).toEqual({ problem: 'GRADUAL_EXIT_NOT_ALLOWED' })
  })

  test('takes silence for an answer only after the day of the hearing', () => {
    const silent = { verb: 'hear', manner: 'did-not-appear', statement: '两次电话未接' } as const
    expect(after(look, stopping, invite, [town, silent, '2026-11-25']).refusal).toMatchObject({
      problem: 'HEARING_STILL_OPEN',
    })
    expect(after(look, stopping, invite, [town, silent, '2026-11-26'], deciding()).benefit.stage).toBe('ENDED')
  })

  test('has nobody to hear only where someone died', () => {
    const nobody = { verb: 'hear', manner: 'nobody-left', statement: '独居，已故' } as const
    expect(after(look, stopping, invite, [town, nobody]).refusal).toEqual({ problem: 'REASON_DOES_NOT_FIT' })
    const died = proposing('stop', 'deceased', 0)
    expect(after(look, died, invite, [town, nobody], deciding()).benefit.stage).toBe('ENDED')
  })

  test('ends at the family’s own wish, and still by a decision', () => {
    const leave = [li, { verb: 'askToLeave', statement: '孩子工作了，不再需要' }] as const
    expect(after(leave).benefit.stage).toBe('HEARING')
    expect(after(leave, deciding()).benefit).toMatchObject({ stage: 'ENDED', lastMonth: '2026-11' })
  })

  test.each([
    ['a raise because income rose', 'REASON_DOES_NOT_FIT', proposing('raise', 'income-rose', 70_000)],
    ['a raise to the same amount', 'AMOUNT_DOES_NOT_FIT', proposing('raise', 'income-fell', 58_400)],
    ['a reduction to nothing', 'AMOUNT_DOES_NOT_FIT', proposing('reduce', 'income-rose', 0)],
    ['a stop that still pays', 'AMOUNT_DOES_NOT_FIT', proposing('stop', 'deceased', 1)],
  ] as const)('%s is refused: %s', (_, problem, proposal) =>
    expect(after(look, proposal).refusal).toMatchObject({ problem }),
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
    expect(after(look, raise, invite).refusal).toEqual({ problem: 'HEARING_NOT_NEEDED' })
    expect(after(look, stopping, [town, { verb: 'inviteToHearing', on: '2026-11-19' }]).refusal).toEqual({
      problem: 'DATE_IN_PAST',
    })
  })
})

const commands: fc.Arbitrary<BenefitCommand> = fc.oneof(
  fc
    .constantFrom('tip', 'periodic', 'renewal-missed', 'death')
    .map((cause) => ({ verb: 'callRecheck', cause }) as const),
  fc.constant<BenefitCommand>({ verb: 'findUnchanged', surveyors: ['陈静', '刘洋'], findings: '没有变化' }),
  fc
    .constantFrom(...ChangeReason.options)
    .chain((reason) => fc.constantFrom(...changeReasons[reason]).map((direction) => ({ reason, direction })))
    .map(({ reason, direction }) => {
      const monthlyFen = { raise: 90_000, reduce: 100, stop: 0 }[direction]
      return { verb: 'propose', direction, reason, monthlyFen, explanation: '核实' } as const
    }),
  fc.constant({ verb: 'askToLeave', statement: '不需要了' } as const),
  fc.constant({ verb: 'inviteToHearing', on: '2027-05-01' } as const),
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
const actors = fc.constantFrom(
  li,
  town,
  confirmer,
  officer('tip-handler', 'tip-handler'),
  officer('admin', 'administrator'),
)
/** Mostly the right person, so that long paths happen; sometimes anybody. */
const said = fc.tuple(commands, actors, fc.boolean()).map(([command, anybody, chance]) => {
  const right = [li, town, confirmer].find(({ role }) => benefitTransitions[command.verb].by.includes(role))
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
            expect(benefit.proposal?.heard).toBeTruthy()
          }
          benefit = next
        }
      }),
      { numRuns: 1000 },
    )
    expect(losses).toBeGreaterThan(20)
  })
})
