import { withKin } from '#shared/domain/applications/kin.ts'
import { localDate, nextMonth } from '#shared/domain/calendar/calendar.ts'
import type { Benefit, Proposal } from './benefit.ts'
import type { BenefitEvent } from './changes.ts'

/** The benefit after something happened to it. */
export const evolveBenefit = (benefit: Benefit, event: BenefitEvent): Benefit => ({
  ...after(benefit, event),
  version: benefit.version + 1,
})

const proposed = (benefit: Benefit, changes: Partial<Proposal>): Benefit => ({
  ...benefit,
  proposal: benefit.proposal && { ...benefit.proposal, ...changes },
})
const settled = (benefit: Benefit): Benefit => ({ ...benefit, proposal: null, recheckCause: null, recheckDue: null })
const changed = (benefit: Benefit, { at }: BenefitEvent, from: string): Benefit => ({
  ...settled(benefit),
  change: { on: localDate(at), from, beforeFen: benefit.monthlyFen },
})

/** The end of a gradual exit was decided, and told, when the exit began. */
const over = (benefit: Benefit, event: BenefitEvent & { type: 'ended' }): Benefit => ({
  ...(benefit.stage === 'GRADUAL_EXIT' ? settled(benefit) : changed(benefit, event, nextMonth(event.lastMonth))),
  stage: 'ENDED',
  lastMonth: event.lastMonth,
})

function after(benefit: Benefit, event: BenefitEvent): Benefit {
  switch (event.type) {
    case 'begun':
      return benefit
    case 'kinNoted':
      return { ...benefit, kin: withKin(benefit.kin, event) }
    case 'recheckCalled':
      return { ...benefit, stage: 'RECHECK_DUE', recheckCause: event.cause, recheckDue: event.due }
    case 'changeProposed':
      return { ...benefit, stage: event.proposal.heard === null ? 'PROPOSED' : 'HEARING', proposal: event.proposal }
    case 'proposalAnswered': {
      const { statement, hearingWanted, at } = event
      return proposed(benefit, { answered: { statement, hearingWanted, at } })
    }
    case 'hearingCalled':
      return { ...proposed(benefit, { invitedFor: event.on }), stage: 'HEARING' }
    case 'recipientHeard': {
      const { manner, statement, at } = event
      return proposed(benefit, { heard: { manner, statement, at } })
    }
    case 'foundUnchanged':
    case 'changeDropped':
      return { ...settled(benefit), stage: 'ACTIVE', nextRecheck: event.nextRecheck }
    case 'paymentKept':
      return { ...settled(benefit), stage: 'ACTIVE', nextRecheck: event.nextRecheck, change: null, lastMonth: null }
    case 'amountChanged': {
      const { from, monthlyFen, nextRecheck } = event
      return { ...changed(benefit, event, from), stage: 'ACTIVE', monthlyFen, nextRecheck }
    }
    case 'gradualExitBegun': {
      const { lastMonth } = event
      return { ...changed(benefit, event, nextMonth(lastMonth)), stage: 'GRADUAL_EXIT', lastMonth }
    }
    case 'ended':
      return over(benefit, event)
  }
}
