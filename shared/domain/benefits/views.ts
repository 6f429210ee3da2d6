import * as z from 'zod'
import { DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { Benefit, Proposal } from './benefit.ts'
import { benefitCommands, BenefitEvent, type BenefitVerb } from './changes.ts'
import { barredFrom } from './decide.ts'
import { dueOf, waitsAt } from './waiting.ts'

const Verb = z.enum(Object.keys(benefitCommands) as [BenefitVerb, ...BenefitVerb[]])
const EventType = z.enum(BenefitEvent.options.map(({ shape }) => shape.type.value))
const Position = { today: LocalDate, due: DueDate.nullable(), waitsAt: z.enum(['town', 'county']).nullable() }

/** What the family reads: what is paid, what is proposed and why, what it can do, and what happened. */
export const OwnBenefit = Benefit.pick({
  id: true,
  version: true,
  number: true,
  program: true,
  stage: true,
  monthlyFen: true,
  firstMonth: true,
  nextRecheck: true,
  recheckCause: true,
  lastMonth: true,
}).extend({
  ...Position,
  proposal: Proposal.omit({ by: true }).nullable(),
  /** Offices have names for a family, their people have not. */
  timeline: z.array(z.strictObject({ type: EventType, at: Instant, words: z.array(z.string()) })),
  can: z.array(Verb),
})
export type OwnBenefit = z.infer<typeof OwnBenefit>

export const BenefitView = Benefit.extend({ ...Position, timeline: z.array(BenefitEvent), can: z.array(Verb) })
export type BenefitView = z.infer<typeof BenefitView>

/** A row of a desk's list. */
export const BenefitSummary = Benefit.pick({
  id: true,
  number: true,
  program: true,
  village: true,
  stage: true,
  applicant: true,
  persons: true,
  monthlyFen: true,
}).extend({ due: DueDate.nullable() })
export type BenefitSummary = z.infer<typeof BenefitSummary>

export interface BenefitHistory {
  readonly benefit: Benefit
  readonly events: readonly BenefitEvent[]
}

const verbsOpenTo = (benefit: Benefit, actor: Actor) =>
  Verb.options.filter((verb) => barredFrom(benefit, verb, actor) === null)

const position = (benefit: Benefit, now: string) => ({
  today: localDate(now),
  due: dueOf(benefit),
  waitsAt: waitsAt(benefit),
})

/** What a person said of it in words; numbers and days stand on the page already. */
const wordsIn = (event: BenefitEvent): string[] => {
  switch (event.type) {
    case 'changeProposed':
      return [event.proposal.explanation]
    case 'proposalAnswered':
    case 'recipientHeard':
      return [event.statement]
    case 'foundUnchanged':
      return [event.findings]
    case 'changeDropped':
    case 'amountChanged':
    case 'gradualExitBegun':
    case 'paymentKept':
    case 'ended':
      return [event.reasons]
    case 'hearingCalled':
      return [event.on]
    case 'begun':
    case 'kinNoted':
    case 'recheckCalled':
      return []
  }
}

export const ownBenefit = ({ benefit, events }: BenefitHistory, actor: Actor, now: string): OwnBenefit => {
  const { by: _by, ...proposal } = benefit.proposal ?? { by: '' }
  return OwnBenefit.strip().parse({
    ...benefit,
    ...position(benefit, now),
    proposal: benefit.proposal === null ? null : proposal,
    timeline: events
      .filter(({ type }) => type !== 'kinNoted')
      .map((event) => ({ type: event.type, at: event.at, words: wordsIn(event) })),
    can: verbsOpenTo(benefit, actor),
  })
}

export const benefitView = ({ benefit, events }: BenefitHistory, actor: Actor, now: string): BenefitView => ({
  ...benefit,
  ...position(benefit, now),
  timeline: [...events],
  can: verbsOpenTo(benefit, actor),
})

export const benefitSummary = (benefit: Benefit): BenefitSummary =>
  BenefitSummary.strip().parse({ ...benefit, due: dueOf(benefit) })
