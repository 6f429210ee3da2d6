import * as z from 'zod'
import { CaseDocument, maySee } from '#shared/domain/documents/document.ts'
import { DueDate, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { maskIdentityNumber } from '#shared/domain/people/identity-number.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { EstimateResult } from '#shared/domain/programs/estimate.ts'
import { Procedure } from '#shared/domain/programs/procedure.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import { isAuthorised } from '#shared/domain/verification/request.ts'
import { Answers, Member, Supporter, missingSections, sectionNames } from './answers.ts'
import { Application, Assignee, RefusalCause, Stage } from './application.ts'
import { dutiesOf, DutyView } from './clock.ts'
import { weighed, WeighedDiscrepancy } from './weighed.ts'
import { commands, type Verb } from './commands.ts'
import { Counting, countingOf } from './counted.ts'
import { barred } from './decide.ts'
import { Event } from './events.ts'
import { Gates, gatesOf, type Circumstances } from './gates.ts'
import { withSignature } from './minutes.ts'
import { mandateView, MandateView } from './mandate.ts'
import { Objector } from './objection.ts'
import { by, type Rulebook } from './rule.ts'
import { appealUntil } from './remedies.ts'
import { FamilySurvey, forFamily as surveyForFamily } from './survey.ts'
import { concernsFamily, forFamily, TimelineEntry } from './timeline.ts'
import { withoutOpinions } from './without-opinions.ts'

const VerbName = z.enum(Object.keys(commands) as [Verb, ...Verb[]])

/** What was typed on a page that does not pass yet, exactly as typed: page name -> field name -> text. */
export const Scratch = z.record(z.string().max(60), z.record(z.string().max(60), z.string().max(4000)))
export type Scratch = z.infer<typeof Scratch>

const OwnFields = Application.pick({
  id: true,
  version: true,
  number: true,
  program: true,
  stage: true,
  answers: true,
  startedAt: true,
  submittedAt: true,
  acceptedAt: true,
  due: true,
  totalDue: true,
  totalExtended: true,
  deficiency: true,
  warning: true,
  appeal: true,
  adjustments: true,
  hearing: true,
  notice: true,
  announcedOn: true,
})

/** A case as its own family sees it. */
export const OwnApplication = OwnFields.extend({
  mandate: MandateView.nullable(),
  today: LocalDate,
  missing: z.array(z.enum(sectionNames)),
  scratch: Scratch,
  documents: z.array(CaseDocument),
  timeline: z.array(TimelineEntry),
  duties: z.array(DutyView),
  procedure: Procedure,
  /** What the opinion or decision rests on; before there is one, what the answers come to this month. */
  estimate: EstimateResult.nullable(),
  outcome: z
    .strictObject({
      outcome: z.enum(['confirmed', 'refused']),
      monthlyFen: z.int(),
      firstMonth: z.string().nullable(),
      cause: RefusalCause.nullable(),
      reasons: z.string(),
    })
    .nullable(),
  /** What the registers say otherwise than the family did, as far as the verifier asked them to explain it. */
  put: z.array(WeighedDiscrepancy.omit({ correction: true, put: true })),
  /** null until somebody was at the house */
  survey: FamilySurvey.nullable(),
  /** The registers are to be asked, and what the family signed for that no longer holds. */
  authorisationMissing: z.boolean(),
  /** The last day on which the end of the case can be appealed; null when it has not ended against the family. */
  appealUntil: LocalDate.nullable(),
  can: z.array(VerbName),
})
export type OwnApplication = z.infer<typeof OwnApplication>

/** A row of a list: what a desk or a family needs to choose one, and nothing more. */
export const CaseSummary = z.strictObject({
  id: z.uuid(),
  number: z.string().nullable(),
  program: ProgramId,
  stage: Stage,
  applicant: z.string().nullable(),
  persons: z.int(),
  village: z.string().nullable(),
  /** Registered separately as kin of somebody who works here (57号 art. 11). */
  registered: z.boolean(),
  startedAt: z.iso.datetime(),
  due: DueDate.nullable(),
  /** The version a bulk step is said over. */
  version: z.int(),
  assignee: Assignee.nullable(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** Numbers shown only as far as they must be recognised are no longer numbers. */
const MaskedAnswers = Answers.extend({
  members: z.array(Member.extend({ idNumber: z.string() })).optional(),
  supporters: z.array(Supporter.extend({ consent: z.strictObject({ idNumber: z.string() }).nullable() })).optional(),
  account: z
    .strictObject({ kind: z.enum(['CARD', 'PASSBOOK']), number: z.string(), bank: z.string(), holder: z.string() })
    .optional(),
})

/** A case as an officer sees it: identity and account numbers only as far as they must be recognised. */
export const CaseView = Application.omit({ investigators: true, clock: true }).extend({
  answers: MaskedAnswers,
  mandate: MandateView.nullable(),
  today: LocalDate,
  documents: z.array(CaseDocument),
  /** Who objected, by the objection's id; for the town, which answers them. */
  objectors: z.record(z.string(), Objector),
  timeline: z.array(Event),
  duties: z.array(DutyView),
  procedure: Procedure,
  /** Whether each member is counted, in the order of the members. */
  counting: z.array(Counting),
  /** What the opinion or decision rests on; before there is one, what the answers come to this month. */
  estimate: EstimateResult.nullable(),
  /** null for who may see no opinion */
  gates: Gates.nullable(),
  can: z.array(VerbName),
})
export type CaseView = z.infer<typeof CaseView>

export interface CaseFile {
  readonly application: Application
  readonly events: readonly Event[]
  readonly documents: readonly CaseDocument[]
  readonly scratch: Scratch
  readonly replies: readonly Reply[]
  readonly objectors: Readonly<Record<string, Objector>>
}

const verbsOpenTo = (application: Application, actor: Actor, { procedure }: Rulebook): Verb[] =>
  VerbName.options.filter((verb) => barred(application, verb, actor, procedure) === null)

/** What somebody whispered suspends nothing and is no matter of the family's until something follows from it (domain.md C6). */
const ofLead = ({ objections }: Application, event: Event) =>
  (event.type === 'objectionRecorded' || event.type === 'objectionSettled') &&
  objections.some(({ id, named }) => id === event.objection && !named)

/** Where an opinion may still be given, or given anew, this month's calculation counts and not the last opinion's. */
const opinionAhead: readonly Stage[] = ['INVESTIGATING', 'VERIFIED_UNFIT', 'OBJECTED', 'RETURNED_TO_TOWN']

/** A stored result never follows a later change of answers or policy. */
const shownEstimate = ({ stage, opinion, decision }: Application, { calculation }: Rulebook): EstimateResult | null => {
  const rested = decision?.calculation ?? (opinionAhead.includes(stage) ? null : opinion?.calculation)
  return (rested ?? calculation)?.result ?? null
}

const authorisationMissing = ({ verification }: Application, { procedure, now }: Circumstances): boolean =>
  verification.status === 'requested' &&
  !isAuthorised(verification.authorisedAt, procedure.authorisationDays, localDate(now))

export const ownView = (file: CaseFile, actor: Actor, circumstances: Circumstances): OwnApplication => {
  const {
    application: { decision, ...application },
  } = file
  return {
    ...OwnFields.strip().parse(application),
    mandate: mandateView(application.mandate),
    today: localDate(circumstances.now),
    missing: missingSections(application.answers),
    scratch: file.scratch,
    documents: file.documents.filter((document) => maySee(document, actor.role)),
    timeline: file.events
      .filter(concernsFamily)
      .filter((event) => !ofLead(file.application, event))
      .map(forFamily),
    duties: dutiesOf(file.application, localDate(circumstances.now)),
    procedure: circumstances.procedure,
    estimate: shownEstimate(file.application, circumstances),
    outcome: decision && {
      outcome: decision.outcome,
      monthlyFen: decision.monthlyFen,
      firstMonth: decision.firstMonth,
      cause: decision.cause,
      reasons: decision.reasons,
    },
    put: weighed(file.application, file.replies)
      .filter(({ put }) => put)
      .map(({ correction: _correction, put: _put, ...difference }) => difference),
    survey: surveyForFamily(file.application.survey),
    authorisationMissing: authorisationMissing(file.application, circumstances),
    appealUntil: appealUntil(file.application, circumstances.procedure.limits.refusalNoticeWorkingDays),
    can: verbsOpenTo(file.application, actor, circumstances),
  }
}

const lastFour = (digits: string) => `•••• ${digits.slice(-4)}`

const masked = ({
  answers,
  investigators: _investigators,
  clock: _clock,
  mandate,
  ...application
}: Application): Omit<
  CaseView,
  'today' | 'documents' | 'objectors' | 'timeline' | 'duties' | 'procedure' | 'counting' | 'estimate' | 'gates' | 'can'
> => ({
  ...application,
  mandate: mandateView(mandate),
  answers: {
    ...answers,
    ...(answers.members && {
      members: answers.members.map((member) => ({ ...member, idNumber: maskIdentityNumber(member.idNumber) })),
    }),
    ...(answers.supporters && {
      supporters: answers.supporters.map(({ consent, ...supporter }) => ({
        ...supporter,
        consent: consent && { idNumber: maskIdentityNumber(consent.idNumber) },
      })),
    }),
    ...(answers.account && { account: { ...answers.account, number: lastFour(answers.account.number) } }),
  },
})

/** Who objected is told to those who must answer, and to nobody else who reads the case. */
const answersObjectors: readonly Actor['role'][] = ['town-officer', 'town-lead']

/** Why the county visits is the county's to know: a town, a verifier or a family could guess a tipster from it. */
const mayKnowCause: readonly Actor['role'][] = ['county-officer', 'county-confirmer', 'supervisor']
const told = (event: Event, { role }: Actor): Event => {
  if (mayKnowCause.includes(role)) return event
  if (event.type === 'forwarded') return { ...event, draw: null }
  return event.type === 'countyVisitOrdered' ? { ...event, cause: null } : event
}

/** A case as it stands once the one who decides has put their name to it. */
const forDecider = (application: Application, actor: Actor, { now }: Circumstances) =>
  actor.role === 'county-confirmer' ? withSignature(application, by(actor), now) : application

export const caseView = (file: CaseFile, actor: Actor, circumstances: Circumstances): CaseView => {
  const view: CaseView = {
    ...masked(file.application),
    today: localDate(circumstances.now),
    documents: file.documents.filter((document) => maySee(document, actor.role)),
    objectors: answersObjectors.includes(actor.role) ? file.objectors : {},
    timeline: file.events.map((event) => told(event, actor)),
    duties: dutiesOf(file.application, localDate(circumstances.now)),
    procedure: circumstances.procedure,
    counting: (file.application.answers.members ?? []).map((member) =>
      countingOf(member, localDate(circumstances.now)),
    ),
    estimate: shownEstimate(file.application, circumstances),
    // Who decides signs by deciding.
    gates: gatesOf(forDecider(file.application, actor, circumstances), circumstances),
    can: verbsOpenTo(file.application, actor, circumstances),
  }
  return actor.role === 'verifier' ? withoutOpinions(view) : view
}

/** A list's row needs no more than this of a case; its sealed fields may stay sealed. */
type Summarised = Pick<
  Application,
  'id' | 'version' | 'number' | 'program' | 'stage' | 'startedAt' | 'due' | 'assignee' | 'kin'
> & {
  readonly answers: {
    readonly place?: { readonly village: string } | undefined
    readonly members?: readonly { readonly name: string }[] | undefined
  }
}

export const summary = ({ answers, ...row }: Summarised): CaseSummary => ({
  id: row.id,
  version: row.version,
  number: row.number,
  program: row.program,
  stage: row.stage,
  startedAt: row.startedAt,
  due: row.due,
  assignee: row.assignee,
  applicant: answers.members?.[0]?.name ?? null,
  persons: answers.members?.length ?? 0,
  village: answers.place?.village ?? null,
  registered: row.kin.registered,
})
