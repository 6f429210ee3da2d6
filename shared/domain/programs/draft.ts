import * as z from 'zod'
import { Instant, Month } from '#shared/domain/calendar/calendar.ts'
import { Fen } from '#shared/domain/money.ts'
import type { EstimateResult } from './estimate.ts'
import { Policy } from './policy.ts'

/** A version of a policy before anybody signed it: what it says, without the name it will have. */
export const Proposal = Policy.omit({ id: true }).extend({ effectiveFrom: Month.meta({ examples: ['2030-01'] }) })
export type Proposal = z.infer<typeof Proposal>

/** A region has one version of a program from a month on; so the name says all three, and is taken once. */
export const policyIdOf = ({ region, program, effectiveFrom }: Proposal): string =>
  `${region}-${program}-${effectiveFrom}`

/** What becomes of a household when a version takes effect. */
export const outcomes = ['raised', 'lowered', 'unchanged', 'newlyEligible', 'noLongerEligible'] as const
export type Outcome = (typeof outcomes)[number]

/** The draft worked on every open case of its region: numbers alone, for whoever drafts sees no case. */
export const Simulation = z.strictObject({
  status: z.enum(['running', 'done']),
  counts: z.strictObject({
    raised: z.int(),
    lowered: z.int(),
    unchanged: z.int(),
    newlyEligible: z.int(),
    noLongerEligible: z.int(),
  }),
  /** Cases whose answers do not allow a calculation. */
  unreckonable: z.int(),
  /** What all of them together would receive each month, under the version in force and under the draft. */
  beforeFen: Fen,
  afterFen: Fen,
  /** How often it was taken up; an event that comes again finds a later step and does nothing. */
  step: z.int(),
  /** At which desk of the region it is, and after which case there. */
  desk: z.int(),
  cursor: z.string().nullable(),
})
export type Simulation = z.infer<typeof Simulation>

export const newSimulation: Simulation = {
  status: 'running',
  counts: { raised: 0, lowered: 0, unchanged: 0, newlyEligible: 0, noLongerEligible: 0 },
  unreckonable: 0,
  beforeFen: 0,
  afterFen: 0,
  step: 0,
  desk: 0,
  cursor: null,
}

const Who = z.strictObject({ id: z.string(), name: z.string(), at: Instant })

export const PolicyDraft = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  proposal: Proposal,
  drafted: Who,
  simulation: Simulation,
  /** By a second person, with whom it is in force from its month. */
  signed: Who.nullable(),
})
export type PolicyDraft = z.infer<typeof PolicyDraft>

type Judged = Pick<EstimateResult, 'eligible' | 'monthlyFen'>
const nothing: Judged = { eligible: false, monthlyFen: 0 }

export const outcomeOf = (before: Judged, after: Judged): Outcome => {
  if (before.eligible !== after.eligible) return after.eligible ? 'newlyEligible' : 'noLongerEligible'
  if (before.monthlyFen === after.monthlyFen) return 'unchanged'
  return after.monthlyFen > before.monthlyFen ? 'raised' : 'lowered'
}

/** One more case under both versions; null before where none was in force, null after where nothing can be calculated. */
export const tally = (
  simulation: Simulation,
  before: EstimateResult | null,
  after: EstimateResult | null,
): Simulation => {
  if (after === null) return { ...simulation, unreckonable: simulation.unreckonable + 1 }
  const { counts, beforeFen, afterFen } = simulation
  const outcome = outcomeOf(before ?? nothing, after)
  return {
    ...simulation,
    counts: { ...counts, [outcome]: counts[outcome] + 1 },
    beforeFen: beforeFen + (before?.monthlyFen ?? 0),
    afterFen: afterFen + after.monthlyFen,
  }
}

/** Why a draft cannot be signed by this person in this month; null when it can. */
export const unsignable = (
  { drafted, simulation, proposal }: PolicyDraft,
  signer: { readonly id: string },
  month: string,
  taken: readonly Pick<Policy, 'id' | 'region' | 'program' | 'effectiveFrom'>[],
): 'own-draft' | 'simulation-missing' | 'month-past' | 'month-taken' | null => {
  if (drafted.id === signer.id) return 'own-draft'
  if (simulation.status !== 'done') return 'simulation-missing'
  if (proposal.effectiveFrom < month) return 'month-past'
  return taken.some((policy) => clashes(policy, proposal)) ? 'month-taken' : null
}

/** Another version of the same program and region that takes effect in the same month. */
export const clashes = (policy: Pick<Policy, 'region' | 'program' | 'effectiveFrom'>, proposal: Proposal): boolean =>
  policy.region === proposal.region &&
  policy.program === proposal.program &&
  policy.effectiveFrom === proposal.effectiveFrom
