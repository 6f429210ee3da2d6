import { withKin } from '#shared/domain/applications/kin.ts'
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
