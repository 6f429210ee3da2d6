import * as z from 'zod'
import { DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { ReportVerb } from './commands.ts'
import { Evidence } from './evidence.ts'
import { verbsOpen, type ReportFacts } from './handle.ts'
import { Against, isRaised, Report, ReportState, TipKind } from './report.ts'
import { OwnIdentity, ownIdentity, SenderIdentity } from './sender-identity.ts'

/** What the sender gets back with the receipt: the state, the talk, the outcome; never who handles it. */
export const SentReport = Report.pick({ state: true, receivedAt: true, due: true, messages: true }).extend({
  kind: TipKind,
  conclusion: z.strictObject({ outcome: Outcome, answer: z.string(), at: Instant }).nullable(),
  evidence: z.array(Evidence),
  /** What is known of the sender, and what was done with it; null where nothing is. */
  identity: OwnIdentity.nullable(),
})

export const ReportSummary = z.strictObject({
  id: z.string(),
  kind: TipKind,
  against: Against,
  state: ReportState,
  receivedAt: Instant,
  due: DueDate.nullable(),
  handler: z.string().nullable(),
  /** Whether a second person is asked for something. */
  raised: z.boolean(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/** All that the supervisor is told of the handlers' desk: that it waits, since when, and whether a second person is asked. */
export const WatchedTip = z.strictObject({ id: z.string(), due: LocalDate, raised: z.boolean() })
export type WatchedTip = z.infer<typeof WatchedTip>

/** As the desk reads it. Who stands aside is said to nobody. */
export const ReportView = Report.omit({ aside: true })
  .extend({ links: z.array(Report.shape.links.element.omit({ aside: true })) })
  .extend({
    evidence: z.array(Evidence),
    /** How it stands with who sent it in confidence. */
    sender: SenderIdentity.nullable(),
    today: LocalDate,
    /** What this officer can do now. */
    can: z.array(ReportVerb),
  })
export type ReportView = z.infer<typeof ReportView>

/** What lies beside a report. */
interface Beside {
  readonly evidence: readonly Evidence[]
  readonly sender: SenderIdentity | null
}

export const sentView = (report: Report, { evidence, sender }: Beside): z.infer<typeof SentReport> => ({
  state: report.state,
  receivedAt: report.receivedAt,
  due: report.due,
  messages: report.messages,
  kind: report.filing.kind,
  conclusion: report.conclusion && {
    outcome: report.conclusion.outcome,
    answer: report.conclusion.answer,
    at: report.conclusion.at,
  },
  evidence: [...evidence],
  identity: ownIdentity(report.filing.contact !== null, sender),
})

export const reportSummary = (report: Report): ReportSummary => ({
  id: report.id,
  kind: report.filing.kind,
  against: report.filing.against,
  state: report.state,
  receivedAt: report.receivedAt,
  due: report.due,
  handler: report.handler?.name ?? null,
  raised: isRaised(report),
})

export const reportView = (report: Report, { evidence, sender }: Beside, facts: ReportFacts): ReportView => {
  const { aside: _aside, links, ...shown } = report
  return {
    ...shown,
    links: links.map(({ aside: _theirs, ...link }) => link),
    evidence: [...evidence],
    sender,
    today: localDate(facts.now),
    can: verbsOpen(report, facts),
  }
}
