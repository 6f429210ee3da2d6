import { isNews, isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { addMonths, addWorkingDays, localDate, monthOf, nextMonth } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Party } from '#shared/domain/people/person.ts'
import { changeReasons, type Benefit, type Direction, type Proposal } from './benefit.ts'
import {
  benefitTransitions,
  type BenefitCommand,
  type BenefitCommandOf,
  type BenefitEvent,
  type BenefitRefusal,
  type BenefitVerb,
} from './changes.ts'
import { recoveryOf } from './recovery.ts'
import { answerWorkingDays, isHeard, recheckWorkingDays } from './waiting.ts'

/** Everything a decision depends on besides the benefit and the command. */
export interface BenefitFacts {
  readonly actor: Party
  /** ISO instant of the business clock. */
  readonly now: string
}

type Outcome = BenefitEvent | BenefitRefusal
type Rule<V extends BenefitVerb> = (benefit: Benefit, command: BenefitCommandOf<V>, facts: BenefitFacts) => Outcome

/** Why this person may not say this verb now; null when they may. Nobody touches a benefit of their own or a relative's. */
export function barredFrom(benefit: Benefit, verb: BenefitVerb, actor: Party): BenefitRefusal | null {
  const { by: roles, from } = benefitTransitions[verb]
  if (!roles.includes(actor.role)) return { problem: 'ROLE_NOT_ALLOWED' }
  const own = actor.id === benefit.recipient
  if (actor.role === 'resident' ? !own : isOwnOrKin({ resident: benefit.recipient, kin: benefit.kin }, actor))
    return { problem: 'CONFLICT_OF_INTEREST' }
  return from.includes(benefit.stage) ? null : { problem: 'STAGE_NOT_ALLOWED', stage: benefit.stage }
}

/**
 * One command on one benefit: the event that follows, or why nothing does. Pure.
 * A benefit is never less, or over, but by a decision with reasons after the recipient was heard (Law art. 48); no tip,
 * missed renewal or passing of time changes an amount.
 */
export const decideBenefit = (benefit: Benefit, command: BenefitCommand, facts: BenefitFacts): Outcome =>
  barredFrom(benefit, command.verb, facts.actor) ?? follow(benefit, command, facts)

function follow<V extends BenefitVerb>(benefit: Benefit, command: BenefitCommandOf<V>, facts: BenefitFacts): Outcome {
  const rule: Rule<V> = rules[command.verb]
  return rule(benefit, command, facts)
}

const signed = ({ actor, now }: BenefitFacts) => ({ at: now, by: by(actor) })
const today = ({ now }: BenefitFacts) => localDate(now)
const thisMonth = (facts: BenefitFacts) => monthOf(today(facts))
const recheckAfter = (benefit: Benefit, facts: BenefitFacts) => addMonths(thisMonth(facts), benefit.recheckEvery)
const wrong = (field: string, code: FieldProblem): BenefitRefusal => ({ problem: 'FIELD', field, code })

const called = (cause: Extract<BenefitEvent, { type: 'recheckCalled' }>['cause'], facts: BenefitFacts): Outcome => ({
  type: 'recheckCalled',
  ...signed(facts),
  cause,
  due: addWorkingDays(today(facts), recheckWorkingDays),
})

const amountFits: Record<Direction, (current: number, proposed: number) => boolean> = {
  raise: (current, proposed) => proposed > current,
  reduce: (current, proposed) => proposed > 0 && proposed < current,
  stop: (_, proposed) => proposed === 0,
}

type Proposed = Pick<Proposal, 'direction' | 'reason' | 'monthlyFen' | 'explanation' | 'recovery' | 'heard'>
const proposing = (proposed: Proposed, facts: BenefitFacts): Outcome => ({
  type: 'changeProposed',
  ...signed(facts),
  proposal: {
    ...proposed,
    by: facts.actor.id,
    proposedAt: facts.now,
    answerUntil: addWorkingDays(today(facts), answerWorkingDays),
    answered: null,
    invitedFor: null,
  },
})

const propose: Rule<'propose'> = (benefit, { direction, reason, monthlyFen, explanation, overpayment }, facts) => {
  if (!changeReasons[reason].includes(direction)) return wrong('reason', 'reason-does-not-fit')
  if (!amountFits[direction](benefit.monthlyFen, monthlyFen)) return wrong('monthlyFen', 'amount-does-not-fit')
  if (overpayment !== null && reason !== 'information-withheld') return wrong('overpayment', 'overpayment-not-withheld')
  const recovery = overpayment && recoveryOf(overpayment, today(facts))
  return proposing({ direction, reason, monthlyFen, explanation, recovery, heard: null }, facts)
}

/** Who asks to leave has spoken; somebody still decides, so that nobody is talked out of a right. */
const askToLeave: Rule<'askToLeave'> = (_, { statement }, facts) =>
  proposing(
    {
      direction: 'stop',
      reason: 'own-request',
      monthlyFen: 0,
      explanation: statement,
      recovery: null,
      heard: { manner: 'in-writing', statement, at: facts.now },
    },
    facts,
  )

/** Once; what is said later is said at the hearing, or to who decides. */
const answerProposal: Rule<'answerProposal'> = ({ stage, proposal }, { statement, hearingWanted }, facts) =>
  proposal === null || proposal.answered !== null
    ? { problem: 'STAGE_NOT_ALLOWED', stage }
    : { type: 'proposalAnswered', ...signed(facts), statement, hearingWanted }

const inviteToHearing: Rule<'inviteToHearing'> = ({ stage, proposal }, { on }, facts) => {
  if (proposal?.direction === 'raise') return { problem: 'STAGE_NOT_ALLOWED', stage }
  return on < today(facts) ? wrong('on', 'date-in-past') : { type: 'hearingCalled', ...signed(facts), on }
}

const hear: Rule<'hear'> = ({ proposal }, { manner, statement }, facts) => {
  const invitedFor = proposal?.invitedFor ?? null
  if (manner === 'did-not-appear' && (invitedFor === null || invitedFor >= today(facts)))
    return wrong('manner', 'hearing-still-open')
  if (manner === 'nobody-left' && proposal?.reason !== 'deceased') return wrong('manner', 'reason-does-not-fit')
  return { type: 'recipientHeard', ...signed(facts), manner, statement }
}

const decideChange: Rule<'decideChange'> = (benefit, { outcome, reasons, gradualExitMonths }, facts) => {
  const { proposal } = benefit
  if (proposal === null) return { problem: 'STAGE_NOT_ALLOWED', stage: benefit.stage }
  if (proposal.by === facts.actor.id) return { problem: 'CONFLICT_OF_INTEREST' }
  const nextRecheck = recheckAfter(benefit, facts)
  if (outcome === 'drop') return { type: 'changeDropped', ...signed(facts), reasons, nextRecheck }
  if (!isHeard(proposal)) return { problem: 'RECIPIENT_NOT_HEARD' }
  const gradual = gradualExitMonths > 0
  if (gradual && (proposal.direction !== 'stop' || proposal.reason !== 'employment-income'))
    return wrong('gradualExitMonths', 'gradual-exit-not-allowed')
  if (gradual) {
    const lastMonth = addMonths(thisMonth(facts), gradualExitMonths)
    return { type: 'gradualExitBegun', ...signed(facts), lastMonth, reasons }
  }
  if (proposal.direction === 'stop') return { type: 'ended', ...signed(facts), lastMonth: thisMonth(facts), reasons }
  const { monthlyFen } = proposal
  return {
    type: 'amountChanged',
    ...signed(facts),
    monthlyFen,
    from: nextMonth(thisMonth(facts)),
    reasons,
    nextRecheck,
  }
}

/** The end was decided, after a hearing, when the gradual exit began; this only says that its time is over. */
const closeGradualExit: Rule<'closeGradualExit'> = ({ lastMonth, stage }, _, facts) =>
  lastMonth === null || thisMonth(facts) <= lastMonth
    ? { problem: 'STAGE_NOT_ALLOWED', stage }
    : { type: 'ended', ...signed(facts), lastMonth, reasons: '渐退期满' }

const rules: { readonly [V in BenefitVerb]: Rule<V> } = {
  noteKin: ({ kin, stage }, found, facts) =>
    isNews(kin, found)
      ? { type: 'kinNoted', ...signed(facts), officers: [...found.officers], names: [...found.names] }
      : { problem: 'STAGE_NOT_ALLOWED', stage },
  callRecheck: (_, { cause }, facts) => called(cause, facts),
  drawSpotCheck: (_benefit, _command, facts) => called('spot-check', facts),
  callDueRecheck: ({ nextRecheck, stage }, _, facts) =>
    nextRecheck <= thisMonth(facts) ? called('periodic', facts) : { problem: 'STAGE_NOT_ALLOWED', stage },
  findUnchanged: (benefit, { surveyors, findings }, facts) =>
    surveyors.some((name) => benefit.kin.names.includes(name))
      ? wrong('surveyors', 'surveyor-is-kin')
      : {
          type: 'foundUnchanged',
          ...signed(facts),
          surveyors,
          findings,
          nextRecheck: recheckAfter(benefit, facts),
        },
  propose,
  askToLeave,
  answerProposal,
  inviteToHearing,
  hear,
  decideChange,
  keepPaying: (benefit, { reasons }, facts) => ({
    type: 'paymentKept',
    ...signed(facts),
    reasons,
    nextRecheck: recheckAfter(benefit, facts),
  }),
  closeGradualExit,
}
