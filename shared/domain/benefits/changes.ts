import * as z from 'zod'
import { Instant, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { problem } from '#shared/domain/field-problems.ts'
import { Fen } from '#shared/domain/money.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'
import { HearingManner, Proposal, RecheckCause, type BenefitStage } from './benefit.ts'

/** 民发〔2022〕83号: a family that found work may keep the benefit for six months at most. */
export const longestGradualExit = 6

const surveyors = z
  .array(text(2, 50))
  .min(2, problem('two-surveyors'))
  .max(8)
  .refine((names) => new Set(names).size === names.length, problem('two-surveyors'))

/** What may be asked of a benefit. */
export const BenefitCommand = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('callRecheck'), cause: RecheckCause }),
  z.strictObject({ verb: z.literal('findUnchanged'), surveyors, findings: text(2, 1000) }),
  Proposal.pick({ direction: true, reason: true, monthlyFen: true, explanation: true }).extend({
    verb: z.literal('propose'),
  }),
  z.strictObject({ verb: z.literal('askToLeave'), statement: text(2, 2000) }),
  z.strictObject({ verb: z.literal('inviteToHearing'), on: LocalDate }),
  z.strictObject({ verb: z.literal('hear'), manner: HearingManner, statement: text(2, 2000) }),
  z.strictObject({
    verb: z.literal('decideChange'),
    outcome: z.enum(['carry-out', 'drop']),
    reasons: text(2, 1000),
    /** Months that a family which found work keeps the benefit; none unless the decision says so. */
    gradualExitMonths: z.int().min(0).max(longestGradualExit),
  }),
  z.strictObject({ verb: z.literal('keepPaying'), reasons: text(2, 1000) }),
  z.strictObject({ verb: z.literal('closeGradualExit') }),
])
export type BenefitCommand = z.infer<typeof BenefitCommand>
export type BenefitVerb = BenefitCommand['verb']

/** One verb: who may say it, from which stages, and to where it leads. */
export interface BenefitTransition {
  readonly by: readonly Role[]
  readonly from: readonly BenefitStage[]
  readonly to: readonly BenefitStage[]
}

const town = ['town-officer', 'town-lead'] as const
const confirmer = ['county-confirmer'] as const

export const benefitTransitions: Readonly<Record<BenefitVerb, BenefitTransition>> = {
  callRecheck: { by: [...town, 'county-officer'], from: ['ACTIVE'], to: ['RECHECK_DUE'] },
  findUnchanged: { by: town, from: ['RECHECK_DUE'], to: ['ACTIVE'] },
  propose: { by: town, from: ['RECHECK_DUE'], to: ['PROPOSED'] },
  askToLeave: { by: ['resident'], from: ['ACTIVE', 'RECHECK_DUE'], to: ['HEARING'] },
  inviteToHearing: { by: town, from: ['PROPOSED', 'HEARING'], to: ['HEARING'] },
  hear: { by: town, from: ['HEARING'], to: ['HEARING'] },
  decideChange: { by: confirmer, from: ['PROPOSED', 'HEARING'], to: ['ACTIVE', 'GRADUAL_EXIT', 'ENDED'] },
  keepPaying: { by: confirmer, from: ['GRADUAL_EXIT'], to: ['ACTIVE'] },
  closeGradualExit: { by: [...town, 'county-officer'], from: ['GRADUAL_EXIT'], to: ['ENDED'] },
}

const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), at: Instant, by: z.string(), ...shape })

/** What happened to a benefit. */
export const BenefitEvent = z.discriminatedUnion('type', [
  event('recheckCalled', { cause: RecheckCause }),
  event('foundUnchanged', { surveyors: z.array(z.string()), findings: z.string(), nextRecheck: Month }),
  event('changeProposed', { proposal: Proposal }),
  event('hearingCalled', { on: LocalDate }),
  event('recipientHeard', { manner: HearingManner, statement: z.string() }),
  event('changeDropped', { reasons: z.string(), nextRecheck: Month }),
  event('amountChanged', { monthlyFen: Fen, from: Month, reasons: z.string(), nextRecheck: Month }),
  event('gradualExitBegun', { lastMonth: Month, reasons: z.string() }),
  event('paymentKept', { reasons: z.string(), nextRecheck: Month }),
  event('ended', { lastMonth: Month, reasons: z.string() }),
])
export type BenefitEvent = z.infer<typeof BenefitEvent>

/** Why a command was not carried out. Nothing changed. */
export type BenefitRefusal =
  | { readonly problem: 'STAGE_NOT_ALLOWED'; readonly stage: BenefitStage }
  | { readonly problem: 'ROLE_NOT_ALLOWED' }
  | { readonly problem: 'CONFLICT_OF_INTEREST' }
  | { readonly problem: 'REASON_DOES_NOT_FIT' }
  | { readonly problem: 'AMOUNT_DOES_NOT_FIT'; readonly monthlyFen: number }
  | { readonly problem: 'HEARING_NOT_NEEDED' }
  | { readonly problem: 'RECIPIENT_NOT_HEARD' }
  | { readonly problem: 'DATE_IN_PAST' }
  | { readonly problem: 'HEARING_STILL_OPEN'; readonly on: string }
  | { readonly problem: 'GRADUAL_EXIT_NOT_ALLOWED' }
  | { readonly problem: 'GRADUAL_EXIT_STILL_OPEN'; readonly lastMonth: string }
