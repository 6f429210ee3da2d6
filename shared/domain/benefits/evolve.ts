import type { Benefit } from './benefit.ts'
import type { BenefitEvent } from './changes.ts'

/** The benefit after something happened to it. */
export function evolveBenefit(benefit: Benefit, event: BenefitEvent): Benefit {
  switch (event.type) {
    case 'recheckCalled':
      return { ...benefit, stage: 'RECHECK_DUE', recheckCause: event.cause }
    case 'changeProposed':
      return { ...benefit, stage: event.proposal.heard === null ? 'PROPOSED' : 'HEARING', proposal: event.proposal }
    case 'hearingCalled':
      return {
        ...benefit,
        stage: 'HEARING',
        proposal: benefit.proposal && { ...benefit.proposal, invitedFor: event.on },
      }
    case 'recipientHeard': {
      const heard = { manner: event.manner, statement: event.statement, at: event.at }
      return { ...benefit, proposal: benefit.proposal && { ...benefit.proposal, heard } }
    }
    case 'foundUnchanged':
    case 'changeDropped':
    case 'paymentKept':
      return { ...settled(benefit), stage: 'ACTIVE', nextRecheck: event.nextRecheck, lastMonth: null }
    case 'amountChanged':
      return { ...settled(benefit), stage: 'ACTIVE', monthlyFen: event.monthlyFen, nextRecheck: event.nextRecheck }
    case 'gradualExitBegun':
      return { ...settled(benefit), stage: 'GRADUAL_EXIT', lastMonth: event.lastMonth }
    case 'ended':
      return { ...settled(benefit), stage: 'ENDED', lastMonth: event.lastMonth }
  }
}

const settled = (benefit: Benefit): Benefit => ({ ...benefit, proposal: null, recheckCause: null })
