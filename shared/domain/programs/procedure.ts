import * as z from 'zod'
import { DivisionCodeShape } from '#shared/domain/divisions/divisions.ts'
import { DocumentKind } from '#shared/domain/documents/document.ts'
import { Phone } from '#shared/domain/people/phone.ts'
import { definitionOf } from './definitions.ts'
import type { Policy } from './policy.ts'
import { ProgramId } from './program.ts'

/** What a case passes between acceptance and decision, besides the town's opinion, in the order of the way. */
export const ProcedureStep = z.enum(['survey', 'verification', 'notice'])
export type ProcedureStep = z.infer<typeof ProcedureStep>

const days = z.int().min(1).max(180)
/** Time limits, in the unit the name says. */
export const Limits = z.strictObject({
  acceptWorkingDays: days,
  surveyStartWorkingDays: days,
  verificationStartWorkingDays: days,
  /** From acceptance to decision; it never pauses. */
  totalWorkingDays: days,
  totalExtendedWorkingDays: days,
  noticeDays: days,
  countyWorkingDays: days,
  refusalNoticeWorkingDays: days,
  /** How long a finding against the family, a negative opinion or a warning waits for its answer. */
  answerWorkingDays: days,
  announceWorkingDays: days,
  /** How long the family has to supply what was missing; nothing ends when it is over. */
  supplyWorkingDays: days,
})
export type Limits = z.infer<typeof Limits>
type LimitName = keyof Limits

/** What is paid, before top-ups and subsidies. */
export const Formula = z.discriminatedUnion('kind', [
  /** What income lacks to the standard, or the region's tiers (Law art. 18). */
  z.strictObject({ kind: z.literal('difference') }),
  /** A share of the standard for each person, whatever the income below it (destitute persons, domain.md §4.3). */
  z.strictObject({ kind: z.literal('share'), percentOfStandard: z.int().min(1).max(1000) }),
  /** What is needed once, up to so many monthly standards for the household or each person (domain.md §4.5). */
  z.strictObject({
    kind: z.literal('capped-sum'),
    standards: z.int().min(1).max(24),
    each: z.enum(['household', 'person']),
  }),
])
export type Formula = z.infer<typeof Formula>

/** How the calculation ends for a household (domain.md §7.1): halves up to the fen, up to a whole yuan, or down to the fen. */
export const Rounding = z.enum(['HALF_UP_FEN', 'CEIL_YUAN', 'FLOOR_FEN'])
export type Rounding = z.infer<typeof Rounding>

/** How a program is worked, as data: the law's definition, with what the region decides on top of it (domain.md §5). */
export const Procedure = z.strictObject({
  program: ProgramId,
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  citation: z.string(),
  steps: z.array(ProcedureStep),
  /** What a family is asked to show; nothing that verification can supply (Law art. 62). */
  evidence: z.array(DocumentKind),
  limits: Limits,
  formula: Formula,
  /** Who decides: the county, or the town to which the province delegated it (Law art. 44). */
  decidedBy: z.enum(['county', 'town']),
  /** C8: the law leaves a democratic appraisal to disputes; a region may always hold one, or none. */
  appraisal: z.enum(['always', 'on-objection', 'never']),
  /** C5: a list of who applied, before anything is examined: off unless the region wants it. */
  applicationList: z.boolean(),
  /** For how many days a family's authorisation of verification lasts; the law sets none. */
  authorisationDays: z.int().min(30).max(3650),
  /** For how many days an opinion may rest on a verification report; no national rule (domain.md §4.8). */
  verificationDays: z.int().min(1).max(365),
  /** An appraisal stands when this part of those convened came, and so many of them vote. */
  quorum: z.strictObject({
    ofConvened: z.tuple([z.int().min(1), z.int().min(1)]).meta({ examples: [[2, 3]] }),
    least: z.int().min(1).max(60),
  }),
  /** C13: out of a hundred cases that reach the county, so many are drawn for its visit; the law sets none for dibao. */
  samplePercent: z.int().min(0).max(100),
  /** At how many places of the village a notice must hang (domain.md row 66). */
  postingPlaces: z.int().min(1).max(10),
  rounding: Rounding,
  /** One top-up a member, the largest, unless the region pays every one that fits (domain.md §7.1). */
  topUpsAddUp: z.boolean(),
  /**
   * Who may apply alone does so from a household whose income per person lies below so many per cent of the standard, and is
   * paid so many per cent of it (57号 art. 8; Law art. 21 leaves both to the region).
   */
  alone: z.strictObject({ belowPercentOfStandard: z.int().min(100).max(400), paidPercent: z.int().min(1).max(100) }),
  /** Out of what a legal supporter pays, this share counts as income (Law art. 18). */
  supportCountedPercent: z.int().min(0).max(100),
  /**
   * After so many months with a residence permit a family may apply where it lives; null where the region leaves it to
   * the household registration (Law art. 37; 57号 art. 5).
   */
  residencePermitMonths: z.int().min(0).max(120).nullable(),
  /** For how many months a household that found work keeps what it had, at most (民发〔2022〕83号: six). */
  exitMonths: z.int().min(0).max(6),
  /** Whom to call: the desk of a town or county, or who supervises it. Where none is named, the government's hotline. */
  telephones: z
    .array(z.strictObject({ division: DivisionCodeShape, of: z.enum(['desk', 'supervision']), phone: Phone }))
    .max(200),
})
export type Procedure = z.infer<typeof Procedure>

/** What a region may decide of a procedure; it is part of a policy version, so it is drafted and signed like one. */
export const Switches = Procedure.pick({
  decidedBy: true,
  appraisal: true,
  applicationList: true,
  authorisationDays: true,
  verificationDays: true,
  quorum: true,
  samplePercent: true,
  postingPlaces: true,
  rounding: true,
  topUpsAddUp: true,
  alone: true,
  supportCountedPercent: true,
  residencePermitMonths: true,
  exitMonths: true,
  telephones: true,
})
  .extend({ limits: Limits.partial().meta({ examples: [{ noticeDays: 10 }] }) })
  .partial()
export type Switches = z.infer<typeof Switches>

/** The family's and the public's own time may be made longer; the office's only shorter. */
const ownTime: readonly LimitName[] = ['noticeDays', 'answerWorkingDays', 'supplyWorkingDays']
const stricter = (name: LimitName, law: number, region: number) =>
  ownTime.includes(name) ? Math.max(law, region) : Math.min(law, region)

const limitsNamed = (switches: Switches) =>
  Limits.keyof().options.flatMap((name) => {
    const region = switches.limits?.[name]
    return region === undefined ? [] : [{ name, region }]
  })

/** Limits by which a region would give itself more time, or the family less, than the law does: a draft may not hold them. */
export const looserLimits = (law: Procedure, switches: Switches = {}): LimitName[] =>
  limitsNamed(switches)
    .filter(({ name, region }) => stricter(name, law.limits[name], region) !== region)
    .map(({ name }) => name)

/** 民发〔2022〕83号: where the town confirms, the whole lasts 20 working days. */
const delegatedWorkingDays = 20

/** The law's definition with a region's switches; a limit that is looser than the law has no effect. */
export function procedureIn(law: Procedure, switches: Switches = {}): Procedure {
  const { limits: _limits, ...others } = switches
  const limits = { ...law.limits }
  if (law.decidedBy === 'county' && others.decidedBy === 'town') limits.totalWorkingDays = delegatedWorkingDays
  for (const { name, region } of limitsNamed(switches)) limits[name] = stricter(name, limits[name], region)
  return { ...law, ...others, limits }
}

/** How a program is worked where a policy version is in force. */
export const procedureUnder = (program: string, policy: Policy | undefined): Procedure =>
  procedureIn(definitionOf(program), policy?.procedure)
