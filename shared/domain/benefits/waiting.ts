import { addMonths, addWorkingDays, firstDayOf, localDate, type DueDate } from '#shared/domain/calendar/calendar.ts'
import type { Benefit, Proposal } from './benefit.ts'

/** [service promise] Working days within which a called re-check is made, and a family answers a proposal. */
export const recheckWorkingDays = 20
export const answerWorkingDays = 10
/** As long as the county has for an application (57号 art. 20). */
const decideWorkingDays = 10

/** Whether the recipient was heard as they wished (Law art. 48): in writing if that was enough for them, else in person. */
export const isHeard = ({ direction, heard, answered }: Proposal): boolean =>
  direction === 'raise' || heard !== null || (answered !== null && !answered.hearingWanted)

/** Who must act next: the town, or once the recipient was heard the county; nobody when it has ended. */
export const waitsAt = ({ stage, proposal }: Pick<Benefit, 'stage' | 'proposal'>): 'town' | 'county' | null => {
  if (stage === 'ENDED') return null
  return proposal !== null && isHeard(proposal) ? 'county' : 'town'
}

const certain = (date: string): DueDate => ({ date, provisional: false })

const ofProposal = (proposal: Proposal): DueDate => {
  const { heard, answered, invitedFor, proposedAt, answerUntil } = proposal
  if (isHeard(proposal)) return addWorkingDays(localDate(heard?.at ?? answered?.at ?? proposedAt), decideWorkingDays)
  return invitedFor === null ? answerUntil : certain(invitedFor)
}

/** By when: the day of the next re-check, of a called one, of the answer or the decision, of the end. */
export function dueOf(benefit: Pick<Benefit, 'stage' | 'proposal' | 'recheckDue' | 'nextRecheck' | 'lastMonth'>) {
  const { stage, proposal, recheckDue, nextRecheck, lastMonth } = benefit
  if (stage === 'ENDED') return null
  if (proposal !== null) return ofProposal(proposal)
  if (lastMonth !== null) return certain(firstDayOf(addMonths(lastMonth, 1)))
  return recheckDue ?? certain(firstDayOf(nextRecheck))
}
