import type { Application } from '#shared/domain/applications/application.ts'
import type { BenefitCommand } from '#shared/domain/benefits/changes.ts'
import { decideBenefit } from '#shared/domain/benefits/decide.ts'
import { evolveBenefit } from '#shared/domain/benefits/evolve.ts'
import { benefitOf } from '#shared/domain/benefits/grant.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { beginBenefit, recordBenefit } from '#shared/store/benefits.ts'

/** A drawn check found work that nobody had told of: the family is asked before anything changes. */
const proposed: BenefitCommand[] = [
  { verb: 'callRecheck', cause: 'change-reported' },
  {
    verb: 'propose',
    direction: 'reduce',
    reason: 'income-rose',
    monthlyFen: 30_000,
    explanation: '复核时了解到您在菜市场帮工，每月有收入。',
    overpayment: null,
  },
]

/** The benefit behind a confirmed demo case, and for one family the change that is proposed to it. */
export async function loadBenefit(granted: Application, officer: Actor, now: string, change: boolean): Promise<void> {
  const begun = benefitOf(granted)
  if (begun === null) return
  await beginBenefit(begun.benefit, begun.event)
  let before = begun.benefit
  for (const command of change ? proposed : []) {
    const event = decideBenefit(before, command, { actor: officer, now })
    if ('problem' in event) throw new Error(`A demo benefit cannot go on with ${command.verb}`)
    const after = evolveBenefit(before, event)
    await recordBenefit({ before, after, event, actor: officer.id, requestId: null })
    before = after
  }
}
