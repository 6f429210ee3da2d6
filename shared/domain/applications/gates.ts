import * as z from 'zod'
import { dayAfter, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Procedure, ProcedureStep } from '#shared/domain/programs/procedure.ts'
import { RefusalCause, type Application } from './application.ts'
import { areSigned } from './minutes.ts'
import { leadOpen, objectionOpen } from './objection.ts'
import { isPosted } from './posting.ts'
import { questionsOpen } from './questions.ts'
import type { Gate } from './refusal.ts'
import type { Facts } from './rule.ts'
import { isSigned } from './survey.ts'

/** The five checkpoints that a grant passes (严把五关, domain.md row 76): entry, survey, income, supervision, meeting. */
export const Checkpoint = z.enum(['entry', 'survey', 'income', 'supervision', 'meeting'])
export type Checkpoint = z.infer<typeof Checkpoint>

/** A step that asks whether everything before it was done. */
export type GuardedStep =
  'propose-grant' | 'propose-refusal' | 'forward-grant' | 'forward-refusal' | 'confirm' | 'refuse'

export type Circumstances = Pick<Facts, 'now' | 'calculation' | 'procedure'>

interface Hindrance {
  readonly checkpoint: Checkpoint
  /** Which of the six rules by which nothing is approved it comes under. */
  readonly causes: readonly RefusalCause[]
  /** It can only stand in a program that has this. */
  readonly of?: ProcedureStep | 'county'
  /** Known to be against the family, not merely to do. */
  readonly against?: true
  /** The steps that wait for it. */
  readonly before: readonly GuardedStep[]
  readonly stands: (state: Application, circumstances: Circumstances) => boolean
}

const opinions = ['propose-grant', 'propose-refusal'] as const
const decisions = ['confirm', 'refuse'] as const

/** The first day on which the file no longer waits for the family's answer; null when it does not wait today. */
export const waitsUntil = ({ hearing }: Application, { now }: Pick<Facts, 'now'>): string | null => {
  if (hearing === null || hearing.answer !== null) return null
  const day = dayAfter(hearing.until)
  return localDate(now) < day ? day : null
}

const waitsForAnswer = ({ stage }: Application) => stage === 'VERIFIED_UNFIT' || stage === 'FIRST_OPINION'

/** What guards a pause, who decides, the end of a case or what follows it; it stands beside its rule. */
type OtherGate =
  | 'decider-absent'
  | 'warning-missing'
  | 'hearing-missing'
  | 'period-over'
  | 'total-over'
  | 'mandate-unproven'
  | 'mandate-without-sending'

/** Everything that can stand in the way of a grant. */
export const hindrances: Readonly<Record<Exclude<Gate, OtherGate>, Hindrance>> = {
  'acceptance-missing': {
    checkpoint: 'entry',
    causes: ['FORMALITIES_INCOMPLETE'],
    before: [],
    stands: ({ acceptedAt }) => acceptedAt === null,
  },
  'duplicate-open': {
    checkpoint: 'entry',
    causes: ['FORMALITIES_INCOMPLETE'],
    before: [...opinions, ...decisions],
    stands: ({ duplicates: { others, resolution } }) => others.length > 0 && resolution === null,
  },
  'other-case-goes-on': {
    checkpoint: 'entry',
    causes: ['NOT_ELIGIBLE'],
    against: true,
    before: ['propose-grant', 'confirm'],
    stands: ({ duplicates: { resolution } }) => resolution?.finding === 'other-goes-on',
  },
  // A family that the registers speak against may be refused without a visit.
  'survey-missing': {
    checkpoint: 'survey',
    of: 'survey',
    causes: ['RESPONSIBILITY_UNCLEAR', 'PROCEDURE_SKIPPED'],
    before: [...opinions, 'confirm'],
    stands: ({ survey, stage }) =>
      stage !== 'VERIFIED_UNFIT' && (survey.status !== 'done' || survey.surveyors.length < 2),
  },
  // Who surveyed answers for it, and the family saw what was written of them (57号 art. 16).
  'survey-unsigned': {
    checkpoint: 'survey',
    of: 'survey',
    causes: ['RESPONSIBILITY_UNCLEAR'],
    before: [...opinions, 'confirm'],
    stands: ({ survey, stage }) => stage !== 'VERIFIED_UNFIT' && survey.status === 'done' && !isSigned(survey),
  },
  'verification-missing': {
    checkpoint: 'income',
    of: 'verification',
    causes: ['FORMALITIES_INCOMPLETE', 'INCOME_UNCLEAR'],
    before: [...opinions, 'confirm'],
    stands: ({ verification: { status } }) => status !== 'fit' && status !== 'unfit',
  },
  // What the registers said then says little now (domain.md §4.8).
  'verification-expired': {
    checkpoint: 'income',
    causes: ['INCOME_UNCLEAR'],
    before: opinions,
    stands: ({ verification: { status, validUntil } }, { now }) =>
      status === 'fit' && validUntil !== null && validUntil < localDate(now),
  },
  'appraisal-missing': {
    checkpoint: 'supervision',
    causes: ['PROCEDURE_SKIPPED'],
    before: [...opinions, 'confirm'],
    stands: ({ appraisal, stage }, { procedure }) =>
      appraisal.status === 'ordered' ||
      (procedure.appraisal === 'always' && appraisal.status === 'none' && stage !== 'VERIFIED_UNFIT'),
  },
  // Every one who was there answers for what the minutes say (row 53).
  'appraisal-unsigned': {
    checkpoint: 'supervision',
    causes: ['RESPONSIBILITY_UNCLEAR'],
    before: [...opinions, 'confirm'],
    stands: ({ appraisal }) => appraisal.status === 'held' && appraisal.signed === null,
  },
  'answer-period-open': {
    checkpoint: 'income',
    causes: ['INCOME_UNCLEAR'],
    before: [...opinions, 'forward-refusal', 'refuse'],
    stands: (state, circumstances) => waitsForAnswer(state) && waitsUntil(state, circumstances) !== null,
  },
  'verification-unfit': {
    checkpoint: 'income',
    causes: ['INCOME_UNCLEAR'],
    against: true,
    before: ['propose-grant', 'confirm'],
    stands: ({ verification }) => verification.status === 'unfit',
  },
  'not-eligible': {
    checkpoint: 'income',
    causes: ['NOT_ELIGIBLE'],
    against: true,
    before: ['propose-grant'],
    stands: (_state, { calculation }) => calculation !== null && !calculation.result.eligible,
  },
  'opinion-missing': {
    checkpoint: 'meeting',
    causes: ['PROCEDURE_SKIPPED'],
    before: ['confirm'],
    stands: ({ opinion }) => opinion?.outcome !== 'grant',
  },
  // Nobody of the town decides alone either (domain.md rows 52-56).
  'opinion-unsigned': {
    checkpoint: 'meeting',
    of: 'county',
    causes: ['RESPONSIBILITY_UNCLEAR'],
    before: ['forward-grant', 'forward-refusal', 'confirm'],
    stands: ({ opinion }) => opinion !== null && opinion.signedBy === null,
  },
  'posting-missing': {
    checkpoint: 'supervision',
    of: 'notice',
    causes: ['PROCEDURE_SKIPPED'],
    before: ['forward-grant', 'confirm'],
    stands: (state, { procedure }) => !isPosted(state, procedure),
  },
  'notice-open': {
    checkpoint: 'supervision',
    of: 'notice',
    causes: ['PROCEDURE_SKIPPED'],
    before: ['forward-grant', 'confirm'],
    stands: ({ notice }, { now }) => notice === null || localDate(now) < notice.movesOn.date,
  },
  'objection-open': {
    checkpoint: 'supervision',
    causes: ['OBJECTION_OPEN'],
    before: [...opinions, 'forward-refusal', 'confirm'],
    stands: (state) => state.stage !== 'VERIFIED_UNFIT' && objectionOpen(state),
  },
  'lead-open': {
    checkpoint: 'supervision',
    causes: ['OBJECTION_OPEN'],
    before: ['forward-grant', 'forward-refusal', 'confirm'],
    stands: leadOpen,
  },
  'questions-open': {
    checkpoint: 'supervision',
    of: 'county',
    causes: ['INCOME_UNCLEAR'],
    before: [...opinions, 'forward-grant', 'forward-refusal', ...decisions],
    stands: questionsOpen,
  },
  'county-visit-missing': {
    checkpoint: 'supervision',
    causes: ['PROCEDURE_SKIPPED'],
    before: decisions,
    stands: ({ county }) => county.visitRequired && county.visitedOn === null,
  },
  'examination-missing': {
    checkpoint: 'meeting',
    of: 'county',
    causes: ['RESPONSIBILITY_UNCLEAR'],
    before: decisions,
    stands: ({ county }) => county.minutes === null,
  },
  // Everybody who was there puts their name to it or the file says why not; two do at least (rows 53-56).
  'minutes-unsigned': {
    checkpoint: 'meeting',
    of: 'county',
    causes: ['RESPONSIBILITY_UNCLEAR'],
    before: decisions,
    stands: ({ county }) => county.minutes !== null && !areSigned(county.minutes),
  },
}

type HindranceCode = keyof typeof hindrances
const codes = Object.keys(hindrances) as [HindranceCode, ...HindranceCode[]]
export const HindranceCode = z.enum(codes)

const has = ({ steps, decidedBy }: Procedure, part: ProcedureStep | 'county') =>
  part === 'county' ? decidedBy === part : steps.includes(part)

const standing = (state: Application, circumstances: Circumstances, of: (hindrance: Hindrance) => boolean) =>
  codes.filter((code) => {
    const { of: part, stands } = hindrances[code]
    const applies = part === undefined || has(circumstances.procedure, part)
    return applies && of(hindrances[code]) && stands(state, circumstances)
  })

/** What still stands in the way of a step: the one truth, asked again at each step and not trusted from before. */
export const gatesBefore = (step: GuardedStep, state: Application, circumstances: Circumstances): Gate[] =>
  standing(state, circumstances, ({ before }) => before.some((guarded) => guarded === step))

const Standing = { standing: z.enum(['passed', 'open', 'failed']), missing: z.array(HindranceCode) }

/** Where a case stands on its way to a grant: each checkpoint, each rule of refusal, and what the next step waits for. */
export const Gates = z.strictObject({
  checkpoints: z.array(z.strictObject({ checkpoint: Checkpoint, ...Standing })),
  causes: z.array(z.strictObject({ cause: RefusalCause, ...Standing })),
  next: z.array(HindranceCode),
})
export type Gates = z.infer<typeof Gates>

const judged = (missing: HindranceCode[]): z.infer<z.ZodObject<typeof Standing>> => {
  if (missing.length === 0) return { standing: 'passed', missing }
  return { standing: missing.some((code) => hindrances[code].against) ? 'failed' : 'open', missing }
}

const nextStep = ({ stage, opinion }: Application, { decidedBy }: Procedure): GuardedStep | null => {
  const granting = opinion?.outcome === 'grant'
  if (stage === 'COUNTY_REVIEW') return granting ? 'confirm' : 'refuse'
  if (stage !== 'NOTICE_REVIEW' && stage !== 'FIRST_OPINION') return null
  if (decidedBy === 'town') return granting ? 'confirm' : 'refuse'
  return granting ? 'forward-grant' : 'forward-refusal'
}

export const gatesOf = (state: Application, circumstances: Circumstances): Gates => {
  const step = nextStep(state, circumstances.procedure)
  return {
    checkpoints: Checkpoint.options.map((checkpoint) => ({
      checkpoint,
      ...judged(standing(state, circumstances, (hindrance) => hindrance.checkpoint === checkpoint)),
    })),
    causes: RefusalCause.options.map((cause) => ({
      cause,
      ...judged(standing(state, circumstances, ({ causes }) => causes.includes(cause))),
    })),
    next: step === null ? [] : standing(state, circumstances, ({ before }) => before.includes(step)),
  }
}
