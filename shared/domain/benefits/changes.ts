import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { DueDate, Instant, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { problem, type FieldProblem } from '#shared/domain/field-problems.ts'
import { Fen } from '#shared/domain/money.ts'
import type { Party } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'
import { BenefitStage, HearingManner, Proposal, RecheckCause } from './benefit.ts'
import { Overpayment } from './recovery.ts'

/** 民发〔2022〕83号: a family that found work may keep the benefit for six months at most. */
export const longestGradualExit = 6

const surveyors = z
  .array(text(2, 50))
  .min(2, problem('two-surveyors'))
  .max(8)
  .refine((names) => new Set(names).size === names.length, problem('two-surveyors'))
  .meta({ examples: [['赵敏', '周伟']] })

const reasons = text(2, 1000).meta({ examples: ['入户核实，收入高于标准。'] })
const statement = text(2, 2000).meta({ examples: ['上个月已经不在那里打工了。'] })

/** What may be asked of a benefit. Each schema is also the body of the operation that carries the verb. */
export const benefitCommands = {
  // the recipient
  answerProposal: z.strictObject({ statement, hearingWanted: z.boolean('choose-one') }),
  askToLeave: z.strictObject({ statement }),
  // the town
  callRecheck: z.strictObject({ cause: RecheckCause.exclude(['spot-check']) }),
  findUnchanged: z.strictObject({ surveyors, findings: reasons }),
  propose: Proposal.pick({ direction: true, reason: true, monthlyFen: true, explanation: true }).extend({
    /** What was paid too much, where a family withheld what it had to say (Law art. 73); proposed, never imposed here. */
    overpayment: Overpayment.nullable(),
  }),
  inviteToHearing: z.strictObject({ on: LocalDate }),
  hear: z.strictObject({ manner: HearingManner, statement }),
  closeGradualExit: z.strictObject({}),
  // the county
  decideChange: z.strictObject({
    outcome: z.enum(['carry-out', 'drop'], 'choose-one'),
    reasons,
    /** Months that a family which found work keeps the benefit; none unless the decision says so. */
    gradualExitMonths: z.int('not-a-number').min(0, 'too-small').max(longestGradualExit, 'too-large'),
  }),
  keepPaying: z.strictObject({ reasons }),
  // the system, by the calendar and by lot
  callDueRecheck: z.strictObject({}),
  drawSpotCheck: z.strictObject({}),
  noteKin: z.strictObject({ officers: z.array(z.string()), names: z.array(z.string()) }),
} as const
export type BenefitVerb = keyof typeof benefitCommands
export type BenefitCommandOf<V extends BenefitVerb> = {
  [P in V]: { readonly verb: P } & (keyof (typeof benefitCommands)[P]['shape'] extends never
    ? unknown
    : z.output<(typeof benefitCommands)[P]>)
}[V]
export type BenefitCommand = BenefitCommandOf<BenefitVerb>

/** One verb: who may say it, from which stages, and to where it leads. */
export interface BenefitTransition {
  readonly by: readonly Party['role'][]
  readonly from: readonly BenefitStage[]
  readonly to: readonly BenefitStage[]
}

const town = ['town-officer', 'town-lead'] as const
const confirmer = ['county-confirmer'] as const
const open = BenefitStage.options.filter((stage) => stage !== 'ENDED')

export const benefitTransitions: Readonly<Record<BenefitVerb, BenefitTransition>> = {
  callDueRecheck: { by: ['system'], from: ['ACTIVE'], to: ['RECHECK_DUE'] },
  drawSpotCheck: { by: ['system'], from: ['ACTIVE'], to: ['RECHECK_DUE'] },
  noteKin: { by: ['system'], from: open, to: open },
  answerProposal: { by: ['resident'], from: ['PROPOSED', 'HEARING'], to: ['PROPOSED', 'HEARING'] },
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
  z.strictObject({ type: z.literal(type), at: Instant, by: By, ...shape })

/** What happened to a benefit. */
export const BenefitEvent = z.discriminatedUnion('type', [
  event('begun', { monthlyFen: Fen, firstMonth: Month, nextRecheck: Month }),
  event('kinNoted', { officers: z.array(z.string()), names: z.array(z.string()) }),
  event('recheckCalled', { cause: RecheckCause, due: DueDate }),
  event('proposalAnswered', { statement: z.string(), hearingWanted: z.boolean() }),
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
  | { readonly problem: 'RECIPIENT_NOT_HEARD' }
  | { readonly problem: 'FIELD'; readonly field: string; readonly code: FieldProblem }
