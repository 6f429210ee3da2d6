import * as z from 'zod'
import { KinTies } from '#shared/domain/applications/kin.ts'
import { addMonths, DueDate, Instant, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { Fen } from '#shared/domain/money.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'
import { text } from '#shared/domain/text.ts'
import { Recovery } from './recovery.ts'

/** Where a benefit stands. It begins when an application is confirmed, and only a decision with reasons changes it. */
export const BenefitStage = z.enum(['ACTIVE', 'RECHECK_DUE', 'PROPOSED', 'HEARING', 'GRADUAL_EXIT', 'ENDED'])
export type BenefitStage = z.infer<typeof BenefitStage>

export const Direction = z.enum(['raise', 'reduce', 'stop'], 'choose-one')
export type Direction = z.infer<typeof Direction>

/** Why an amount may change. Nobody leaves for a reason that is not here. */
export const ChangeReason = z.enum(
  [
    'income-fell',
    'member-joined',
    'standard-changed',
    'top-up-changed',
    'income-rose',
    'employment-income',
    'property-above-limit',
    'member-left',
    'suitable-work-refused',
    'information-withheld',
    'non-cooperation',
    'deceased',
    'moved-away',
    'in-custody',
    'destitute-support-granted',
    'own-request',
  ],
  'choose-one',
)
export type ChangeReason = z.infer<typeof ChangeReason>

/** Which way each reason points. */
export const changeReasons: Readonly<Record<ChangeReason, readonly Direction[]>> = {
  'income-fell': ['raise'],
  'member-joined': ['raise', 'reduce', 'stop'],
  'standard-changed': ['raise', 'reduce', 'stop'],
  'top-up-changed': ['raise', 'reduce'],
  'income-rose': ['reduce', 'stop'],
  /** Through new work: the family may keep the benefit for up to six months (57号 art. 33). */
  'employment-income': ['reduce', 'stop'],
  'property-above-limit': ['stop'],
  'member-left': ['reduce', 'stop'],
  /** Three refusals of suitable work in a row touch that person's share alone (57号 art. 34). */
  'suitable-work-refused': ['reduce', 'stop'],
  'information-withheld': ['reduce', 'stop'],
  'non-cooperation': ['stop'],
  deceased: ['reduce', 'stop'],
  'moved-away': ['reduce', 'stop'],
  'in-custody': ['reduce', 'stop'],
  'destitute-support-granted': ['stop'],
  'own-request': ['stop'],
}

/**
 * What calls a re-check. None of them is a finding; each only asks somebody to look. A tip is none of them: a check that is
 * ordered goes out among those that are drawn, so that nobody can tell which was which (信访工作条例 art. 30).
 */
export const RecheckCause = z.enum(
  ['periodic', 'change-reported', 'death', 'renewal-missed', 'spot-check'],
  'choose-one',
)
export type RecheckCause = z.infer<typeof RecheckCause>

/** Months between re-checks: stable, less stable, unstable households (57号 art. 31; the third is stricter, locally). */
export const RecheckInterval = z.union([z.literal(12), z.literal(6), z.literal(3)])
export type RecheckInterval = z.infer<typeof RecheckInterval>

/** How the recipient was heard (Law art. 48). Silence counts only after an invitation whose day has passed. */
export const HearingManner = z.enum(
  ['in-person', 'by-phone', 'in-writing', 'did-not-appear', 'nobody-left'],
  'choose-one',
)

export const Hearing = z.strictObject({ manner: HearingManner, statement: text(2, 2000), at: Instant })

export const Proposal = z.strictObject({
  direction: Direction,
  reason: ChangeReason,
  /** What would be paid each month; nothing for a stop. */
  monthlyFen: Fen,
  explanation: text(2, 1000).meta({ examples: ['入户核实，收入高于标准。'] }),
  /** Who proposed it, and so will not decide it. */
  by: z.string(),
  proposedAt: Instant,
  /** The recipient reads the proposal at once, and has until then to answer it. */
  answerUntil: DueDate,
  answered: z.strictObject({ statement: z.string(), hearingWanted: z.boolean(), at: Instant }).nullable(),
  /** What may be asked back, where too much was paid; proposed with the change and never part of its decision. */
  recovery: Recovery.nullable(),
  invitedFor: LocalDate.nullable(),
  heard: Hearing.nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** A change of what is paid: the day of its decision, the first month it counts for, and what was paid before. */
const Change = z.strictObject({ on: LocalDate, from: Month, beforeFen: Fen })

export const Benefit = z.strictObject({
  /** Of the application that was granted: a benefit lies in its file (一户一档). */
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  program: ProgramId,
  village: DivisionCode,
  stage: BenefitStage,
  /** The resident it is paid to, by account; and the name the family goes by. */
  recipient: z.string(),
  applicant: z.string(),
  persons: z.int(),
  kin: KinTies,
  monthlyFen: Fen,
  firstMonth: Month,
  recheckEvery: RecheckInterval,
  nextRecheck: Month,
  recheckCause: RecheckCause.nullable(),
  recheckDue: DueDate.nullable(),
  proposal: Proposal.nullable(),
  /** The last one that was decided, an end among them. */
  change: Change.nullable(),
  /** The last month paid, once an end is decided. */
  lastMonth: Month.nullable(),
})
export type Benefit = z.infer<typeof Benefit>

/** A benefit as a confirmation creates it; there is no other way in (57号 art. 28). */
export const begin = (
  grant: Omit<
    Benefit,
    'version' | 'stage' | 'nextRecheck' | 'recheckCause' | 'recheckDue' | 'proposal' | 'change' | 'lastMonth'
  >,
): Benefit => ({
  ...grant,
  version: 1,
  stage: 'ACTIVE',
  nextRecheck: addMonths(grant.firstMonth, grant.recheckEvery),
  recheckCause: null,
  recheckDue: null,
  proposal: null,
  change: null,
  lastMonth: null,
})
