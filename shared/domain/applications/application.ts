import * as z from 'zod'
import { DueDate, Instant, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { Calculation } from '#shared/domain/programs/calculation.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'
import { noVerification, Verification } from '#shared/domain/verification/request.ts'
import { Adjustment } from './adjustment.ts'
import { Answers } from './answers.ts'
import { Clock } from './clock.ts'
import { Appraisal, noAppraisal } from './appraisal.ts'
import { Minutes } from './minutes.ts'
import { Objection } from './objection.ts'
import { Posting } from './posting.ts'
import { Question } from './questions.ts'
import { Deficiency } from './deficiency.ts'
import { KinTies, noKin } from './kin.ts'
import { Letter, NeighbourVisit } from './enquiries.ts'
import { Mandate } from './mandate.ts'
import { Duplicates, noDuplicates } from './duplicates.ts'
import { Appeal, Warning } from './remedies.ts'
import { noSurvey, Survey } from './survey.ts'

/**
 * A case's position on the way (domain.md §12.1). Survey, verification and appraisal are tracks inside INVESTIGATING;
 * what follows a grant belongs to the benefit.
 */
export const Stage = z.enum([
  'DRAFT',
  'SUBMITTED',
  'RETURNED_ONCE',
  'INVESTIGATING',
  'VERIFIED_UNFIT',
  'FIRST_OPINION',
  'NOTICE_REVIEW',
  'OBJECTED',
  'COUNTY_REVIEW',
  'RETURNED_TO_TOWN',
  'CONFIRMED',
  'ANNOUNCED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED',
])
export type Stage = z.infer<typeof Stage>

export const closedStages: readonly Stage[] = ['ANNOUNCED', 'REFUSED', 'WITHDRAWN', 'TERMINATED']
/** Stages in which a case can wait at a desk, in the order of the way: a refusal until its reasons were delivered. */
export const deskStages = Stage.options.filter(
  (stage) => stage !== 'DRAFT' && (stage === 'REFUSED' || !closedStages.includes(stage)),
)

/** Officers act under their account; a name is kept beside it, for people leave. */
export const By = z.strictObject({ id: z.string(), name: z.string(), role: z.string() })
export type By = z.infer<typeof By>

export const Opinion = z.strictObject({
  outcome: z.enum(['grant', 'refuse']),
  monthlyFen: z.int(),
  policyId: z.string().nullable(),
  /** What it rests on, to be computed again; null where no policy was in force. */
  calculation: Calculation.nullable(),
  reasons: z.string(),
  by: By,
  /** The town's lead, under whose name it leaves the town (roles.md); null while nobody signed. */
  signedBy: By.nullable(),
  at: Instant,
})

export const NoticePeriod = z.strictObject({
  id: z.uuid(),
  /** Who is named: the applicant, or for a minor the guardian (domain.md §9). */
  applicant: z.string(),
  postedOn: LocalDate,
  lastDay: LocalDate,
  movesOn: DueDate,
})
export type NoticePeriod = z.infer<typeof NoticePeriod>

/**
 * Why the county must visit, beside declared kinship (57号 art. 20): for the county and its supervisor alone. A tip is none
 * of them: what it asks for goes out with the visits that are drawn (decisions/checks-by-lot.md).
 */
export const VisitCause = z.enum(['kin', 'complaint', 'sample', 'doubt'], 'choose-one')
export type VisitCause = z.infer<typeof VisitCause>

/** For what the whole may last 45 working days (57号 art. 22; 民发〔2022〕83号); an objection does so of itself. */
export const ExtensionCause = z.enum(['difficult-survey', 'living-apart', 'cross-region'], 'choose-one')
export type ExtensionCause = z.infer<typeof ExtensionCause>

export const County = z.strictObject({
  /** Kin, complaint, drawn sample or an order; the order never tells its cause (57号 art. 20). */
  visitRequired: z.boolean(),
  visitedOn: LocalDate.nullable(),
  /** What the county said of the case together, since it came up. */
  minutes: Minutes.nullable(),
})

/** The six rules by which nothing is approved (domain.md §12.1); a refusal names the one it rests on, besides its words. */
export const RefusalCause = z.enum(
  [
    'NOT_ELIGIBLE',
    'FORMALITIES_INCOMPLETE',
    'INCOME_UNCLEAR',
    'OBJECTION_OPEN',
    'RESPONSIBILITY_UNCLEAR',
    'PROCEDURE_SKIPPED',
  ],
  'choose-one',
)
export type RefusalCause = z.infer<typeof RefusalCause>

export const Decision = z.strictObject({
  outcome: z.enum(['confirmed', 'refused']),
  monthlyFen: z.int(),
  policyId: z.string().nullable(),
  /** The opinion's own: what was decided stays what was calculated, whatever is answered or in force later. */
  calculation: Calculation.nullable(),
  /** The month after the decision (57号 art. 21). */
  firstMonth: Month.nullable(),
  /** null where it was granted */
  cause: RefusalCause.nullable(),
  reasons: z.string(),
  signedBy: z.array(By),
  at: Instant,
})
export type Decision = z.infer<typeof Decision>

/** How written reasons reached a family (57号 art. 21). */
export const Delivery = z.enum(['in-person', 'post', 'electronic', 'left-at-home'], 'choose-one')

export const Assignee = By.pick({ id: true, name: true })
export type Assignee = z.infer<typeof Assignee>

export const Application = z.strictObject({
  id: z.uuid(),
  /** Counts decisions and saved sections; a write must name the version it saw. */
  version: z.int(),
  number: z.string().nullable(),
  program: ProgramId,
  resident: z.string(),
  /** Who carries it for the person, and by what right; null for who applies themselves. */
  mandate: Mandate.nullable(),
  stage: Stage,
  answers: Answers,
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  /** Who owes what by when; what it says of each duty is derived from what happened. */
  clock: Clock,
  /** The first day on which somebody other than the registers must have acted; null while nobody must. */
  due: DueDate.nullable(),
  /** Who of the town works on it; null while it lies with the desk. */
  assignee: Assignee.nullable(),
  /** The statutory end of the whole procedure; it never pauses (57号 art. 22). */
  totalDue: DueDate.nullable(),
  totalExtended: z.boolean(),
  deficiency: Deficiency.nullable(),
  kin: KinTies,
  duplicates: Duplicates,
  survey: Survey,
  neighbours: z.array(NeighbourVisit),
  letters: z.array(Letter),
  /** Who ever surveyed, visited, examined or gave an opinion, by account or name: none of them may decide (roles.md). */
  investigators: z.array(z.string()),
  verification: Verification,
  appraisal: Appraisal,
  /** Incomes of which another sum counts than the family declared. */
  adjustments: z.array(Adjustment),
  /** What the family answered to a finding or a negative opinion; the last day on which the file waits for it. */
  hearing: z.strictObject({ until: DueDate, answer: z.string().nullable() }).nullable(),
  opinion: Opinion.nullable(),
  /** The list of who applied, where the region has one (domain.md C5). */
  listing: NoticePeriod.nullable(),
  notice: NoticePeriod.nullable(),
  /** Where the notice hangs in the village, and when the sheets came down. */
  postings: z.array(Posting),
  takenDownOn: LocalDate.nullable(),
  objections: z.array(Objection),
  county: County,
  /** What the county asked the town, each with its answer. */
  questions: z.array(Question),
  warnedAt: Instant.nullable(),
  warning: Warning.nullable(),
  appeal: Appeal.nullable(),
  decision: Decision.nullable(),
  refusalDelivered: z.strictObject({ how: Delivery, on: LocalDate }).nullable(),
  closing: z.strictObject({ reason: z.string(), at: Instant }).nullable(),
  announcedOn: LocalDate.nullable(),
})
export type Application = z.infer<typeof Application>

type Named = Pick<Application, 'id' | 'program' | 'resident'>

const untouched: Omit<Application, keyof Named | 'startedAt'> = {
  version: 1,
  mandate: null,
  number: null,
  stage: 'DRAFT',
  answers: {},
  submittedAt: null,
  acceptedAt: null,
  clock: [],
  due: null,
  assignee: null,
  totalDue: null,
  totalExtended: false,
  kin: noKin,
  deficiency: null,
  duplicates: noDuplicates,
  survey: noSurvey,
  neighbours: [],
  letters: [],
  investigators: [],
  verification: noVerification,
  appraisal: noAppraisal,
  adjustments: [],
  hearing: null,
  opinion: null,
  listing: null,
  notice: null,
  postings: [],
  takenDownOn: null,
  objections: [],
  county: { visitRequired: false, visitedOn: null, minutes: null },
  questions: [],
  warnedAt: null,
  warning: null,
  appeal: null,
  decision: null,
  refusalDelivered: null,
  closing: null,
  announcedOn: null,
}

/** The record as it is before anyone acted. */
export const newApplication = ({
  now,
  ...named
}: Named & Partial<Pick<Application, 'mandate'>> & { readonly now: string }): Application => ({
  ...untouched,
  ...named,
  startedAt: now,
})
