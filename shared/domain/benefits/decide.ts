import { addMonths, localDate, monthOf, nextMonth } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { changeReasons, type Benefit, type Direction, type Proposal } from './benefit.ts'
import {
  benefitTransitions,
  type BenefitCommand,
  type BenefitEvent,
  type BenefitRefusal,
  type BenefitVerb,
} from './changes.ts'

/** Everything a decision depends on besides the benefit and the command. */
export interface BenefitFacts {
  readonly actor: Actor
  /** ISO instant of the business clock. */
  readonly now: string
}

type CommandOf<Verb extends BenefitVerb> = Extract<BenefitCommand, { verb: Verb }>
type Outcome = BenefitEvent | BenefitRefusal
type Rule<Verb extends BenefitVerb> = (benefit: Benefit, command: CommandOf<Verb>, facts: BenefitFacts) => Outcome

/**
 * One command on one benefit: the event that follows, or why nothing does. Pure.
 * A benefit is never less, or over, but by a decision with reasons after the recipient was heard (Law art. 48); no tip,
 * missed renewal or passing of time changes an amount.
 */
export function decideBenefit(benefit: Benefit, command: BenefitCommand, facts: BenefitFacts): Outcome {
  return barred(benefit, command.verb, facts.actor) ?? follow(benefit, command, facts)
}

function barred(benefit: Benefit, verb: BenefitVerb, actor: Actor): BenefitRefusal | null {
  const { by, from } = benefitTransitions[verb]
  if (!by.includes(actor.role)) return { problem: 'ROLE_NOT_ALLOWED' }
  const own = actor.id === benefit.recipient
  if ((actor.role === 'resident') !== own) return { problem: 'CONFLICT_OF_INTEREST' }
  return from.includes(benefit.stage) ? null : { problem: 'STAGE_NOT_ALLOWED', stage: benefit.stage }
}

function follow<Verb extends BenefitVerb>(benefit: Benefit, command: CommandOf<Verb>, facts: BenefitFacts): Outcome {
  const rule: Rule<Verb> = rules[command.verb]
  return rule(benefit, command, facts)
}

const signed = ({ actor, now }: BenefitFacts) => ({ at: now, by: actor.id })
const today = ({ now }: BenefitFacts) => localDate(now)
const thisMonth = (facts: BenefitFacts) => monthOf(today(facts))
const recheckAfter = (benefit: Benefit, facts: BenefitFacts) => addMonths(thisMonth(facts), benefit.recheckEvery)

const amountFits: Record<Direction, (current: number, proposed: number) => boolean> = {
  raise: (current, proposed) => proposed > current,
  reduce: (current, proposed) => proposed > 0 && proposed < current,
  stop: (_, proposed) => proposed === 0,
}

const propose: Rule<'propose'> = (benefit, { direction, reason, monthlyFen, explanation }, facts) => {
  if (!changeReasons[reason].includes(direction)) return { problem: 'REASON_DOES_NOT_FIT' }
  if (!amountFits[direction](benefit.monthlyFen, monthlyFen))
    return { problem: 'AMOUNT_DOES_NOT_FIT', monthlyFen: benefit.monthlyFen }
  const by = facts.actor.id
  const proposal = { direction, reason, monthlyFen, explanation, by, invitedFor: null, heard: null }
  return { type: 'changeProposed', ...signed(facts), proposal }
}

/** Who asks to leave has spoken; somebody still decides, so that nobody is talked out of a right. */
const askToLeave: Rule<'askToLeave'> = (_, { statement }, facts) => {
  const heard = { manner: 'in-writing', statement, at: facts.now } as const
  const proposal: Proposal = {
    direction: 'stop',
    reason: 'own-request',
    monthlyFen: 0,
    explanation: statement,
    by: facts.actor.id,
    invitedFor: null,
    heard,
  }
  return { type: 'changeProposed', ...signed(facts), proposal }
}

const inviteToHearing: Rule<'inviteToHearing'> = ({ proposal }, { on }, facts) => {
  if (proposal?.direction === 'raise') return { problem: 'HEARING_NOT_NEEDED' }
  return on < today(facts) ? { problem: 'DATE_IN_PAST' } : { type: 'hearingCalled', ...signed(facts), on }
}

const hear: Rule<'hear'> = ({ proposal }, { manner, statement }, facts) => {
  const invitedFor = proposal?.invitedFor ?? null
  if (manner === 'did-not-appear' && (invitedFor === null || invitedFor >= today(facts)))
    return { problem: 'HEARING_STILL_OPEN', on: invitedFor ?? today(facts) }
  if (manner === 'nobody-left' && proposal?.reason !== 'deceased') return { problem: 'REASON_DOES_NOT_FIT' }
  return { type: 'recipientHeard', ...signed(facts), manner, statement }
}

const decideChange: Rule<'decideChange'> = (benefit, { outcome, reasons, gradualExitMonths }, facts) => {
  const { proposal } = benefit
  if (proposal === null) return { problem: 'STAGE_NOT_ALLOWED', stage: benefit.stage }
  if (proposal.by === facts.actor.id) return { problem: 'CONFLICT_OF_INTEREST' }
  const nextRecheck = recheckAfter(benefit, facts)
  if (outcome === 'drop') return { type: 'changeDropped', ...signed(facts), reasons, nextRecheck }
  if (proposal.direction !== 'raise' && proposal.heard === null) return { problem: 'RECIPIENT_NOT_HEARD' }
  const gradual = gradualExitMonths > 0
  if (gradual && (proposal.direction !== 'stop' || proposal.reason !== 'employment-income'))
    return { problem: 'GRADUAL_EXIT_NOT_ALLOWED' }
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
const closeGradualExit: Rule<'closeGradualExit'> = ({ lastMonth, stage }, _, facts) => {
  if (lastMonth === null) return { problem: 'STAGE_NOT_ALLOWED', stage }
  if (thisMonth(facts) <= lastMonth) return { problem: 'GRADUAL_EXIT_STILL_OPEN', lastMonth }
  return { type: 'ended', ...signed(facts), lastMonth, reasons: '渐退期满' }
}

const rules: { readonly [Verb in BenefitVerb]: Rule<Verb> } = {
  callRecheck: (_, { cause }, facts) => ({ type: 'recheckCalled', ...signed(facts), cause }),
  findUnchanged: (benefit, { surveyors, findings }, facts) => {
    const nextRecheck = recheckAfter(benefit, facts)
    return { type: 'foundUnchanged', ...signed(facts), surveyors, findings, nextRecheck }
  },
  propose,
  askToLeave,
  inviteToHearing,
  hear,
  decideChange,
  keepPaying: (benefit, { reasons }, facts) => {
    return { type: 'paymentKept', ...signed(facts), reasons, nextRecheck: recheckAfter(benefit, facts) }
  },
  closeGradualExit,
}
