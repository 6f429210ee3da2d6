import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { Fen } from '#shared/domain/money.ts'
import { IncomeKind, Period } from '#shared/domain/programs/policy.ts'
import { text } from '#shared/domain/text.ts'
import { DiscrepancyId, Purpose, RequestedSources } from '#shared/domain/verification/request.ts'
import { Assignee, Delivery, ExtensionCause, RefusalCause, VisitCause } from './application.ts'
import { DutyKey, Level } from './clock.ts'
import { Meeting, MeetingForm, SheetSigned } from './appraisal.ts'
import { minutesCommands } from './minutes.ts'
import { objectionCommands } from './objection.ts'
import { postingCommands } from './posting.ts'
import { questionCommands } from './questions.ts'
import { MandateEnding } from './mandate.ts'
import { MissingAnswer, MissingItem } from './deficiency.ts'
import { enquiryCommands } from './enquiries.ts'
import { surveyCommands } from './investigation.ts'
import { DuplicateFinding, OtherCase } from './duplicates.ts'
import { AppealResult } from './remedies.ts'

/** What may be asked of a case: imperative verbs. Each schema is also the body of the operation that carries the verb. */

const reasons = text(2, 1000).meta({ examples: ['入户调查和核对都符合条件。'] })
const answer = text(2, 1000).meta({ examples: ['店铺去年已经转让。'] })

export const commands = {
  // the system
  noteKin: z.strictObject({ officers: z.array(z.string()), names: z.array(z.string()) }),
  // the resident
  submit: z.strictObject({
    truthDeclared: z.literal(true, 'must-be-accepted'),
    verificationAuthorised: z.literal(true, 'must-be-accepted'),
  }),
  confirmMandate: z.object({}),
  endMandate: MandateEnding,
  answerDeficiency: z.strictObject({ answers: z.array(MissingAnswer).min(1, 'required').max(20, 'too-many') }),
  answerFinding: z.strictObject({
    answer,
    /** To single discrepancies that were put to the family, each by its name. */
    answers: z
      .array(z.strictObject({ discrepancy: DiscrepancyId, answer }))
      .max(60, 'too-many')
      .optional(),
  }),
  authoriseVerification: z.strictObject({ verificationAuthorised: z.literal(true, 'must-be-accepted') }),
  answerWarning: z.strictObject({ answer, hearingWanted: z.boolean('choose-one') }),
  appeal: z.strictObject({ grounds: text(2, 2000).meta({ examples: ['收入里有一笔是借款，不该算。'] }) }),
  answerAdjustment: z.strictObject({ answer }),
  withdraw: z.strictObject({ reason: text(0, 500).meta({ examples: ['找到工作了。'] }) }),
  // the town
  accept: z.object({}),
  askForMissing: z.strictObject({
    items: z.array(MissingItem).min(1, 'required').max(20, 'too-many'),
  }),
  adjustIncome: z.strictObject({
    line: z.int('not-a-number').min(1, 'too-small').max(60, 'too-large'),
    countedFen: Fen,
    reason: text(2, 1000).meta({ examples: ['包工头出具的工资表是每月 1,200 元。'] }),
  }),
  countIncome: z.strictObject({
    /** Whose, counted from 1. */
    member: z.int('not-a-number').min(1, 'too-small').max(15, 'too-large'),
    kind: IncomeKind,
    per: Period,
    countedFen: Fen,
    reason: text(2, 1000).meta({ examples: ['社保缴费记录显示每月工资 1,200 元。'] }),
  }),
  ...surveyCommands,
  ...enquiryCommands,
  orderResurvey: z.strictObject({ reason: reasons }),
  orderAppraisal: z.strictObject({ form: MeetingForm, reason: reasons }),
  recordAppraisal: Meeting,
  signAppraisal: SheetSigned,
  giveOpinion: z.strictObject({ outcome: z.enum(['grant', 'refuse'], 'choose-one'), reasons }),
  signOpinion: z.object({}),
  ...objectionCommands,
  ...postingCommands,
  answerQuestions: questionCommands.answerQuestions,
  forward: z.object({}),
  warn: z.strictObject({ reason: reasons }),
  recordHearing: z.strictObject({ heldOn: LocalDate, minutes: reasons }),
  terminate: z.strictObject({ reason: reasons }),
  announce: z.object({}),
  requestVerification: z.strictObject({ reason: reasons }),
  deliverRefusal: z.strictObject({ how: Delivery, deliveredOn: LocalDate }),
  assign: z.strictObject({ to: Assignee }),
  take: z.object({}),
  // the system
  noteDuplicates: z.strictObject({ others: z.array(OtherCase) }),
  // the town or the county
  reopen: z.strictObject({ reason: reasons }),
  resolveDuplicates: z.strictObject({ finding: DuplicateFinding, reason: reasons }),
  extendTotal: z.strictObject({
    cause: ExtensionCause,
    reason: text(2, 1000).meta({ examples: ['您家户口在外省，需要请当地协助核实。'] }),
  }),
  pauseDuty: z.strictObject({
    duty: DutyKey,
    until: LocalDate,
    reason: text(2, 500).meta({ examples: ['已发函请外省协助核实，等回函。'] }),
  }),
  resumeDuty: z.strictObject({ duty: DutyKey }),
  // the county
  decideAppeal: z.strictObject({ result: AppealResult, reason: reasons, decidedOn: LocalDate }),
  orderVisit: z.strictObject({ cause: VisitCause }),
  startVerification: z.strictObject({ purpose: Purpose, sources: RequestedSources }),
  correctRegister: z.strictObject({ discrepancy: DiscrepancyId, reason: reasons }),
  reportVerification: z.strictObject({
    result: z.enum(['fit', 'unfit'], 'choose-one'),
    findings: reasons,
    /** Why a register that was asked did not answer; needed where one did not. */
    silence: text(0, 500)
      .meta({ examples: ['公积金中心三次催办仍未回复。'] })
      .optional(),
    /** The discrepancies that the family is to explain. */
    put: z
      .array(DiscrepancyId)
      .max(60, 'too-many')
      .meta({ examples: [[]] })
      .optional(),
  }),
  recordCountyVisit: z.strictObject({ visitedOn: LocalDate, findings: reasons }),
  ...minutesCommands,
  confirm: z.strictObject({ reasons }),
  refuse: z.strictObject({ cause: RefusalCause, reasons }),
  returnToTown: questionCommands.returnToTown,
  // the system, by the clock
  escalate: z.strictObject({ duty: DutyKey, to: Level }),
  remindFamily: z.object({}),
} as const

export type Verb = keyof typeof commands
/** A verb with its words; zod types an empty body as one that forbids every key, the verb included. */
export type CommandOf<V extends Verb> = {
  [P in V]: { readonly verb: P } & (keyof (typeof commands)[P]['shape'] extends never
    ? unknown
    : z.output<(typeof commands)[P]>)
}[V]
export type Command = CommandOf<Verb>
