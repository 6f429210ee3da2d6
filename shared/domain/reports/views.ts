import * as z from 'zod'
import { DueDate, Instant, LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { ReportVerb } from './commands.ts'
import { verbsOpen, type ReportFacts } from './handle.ts'
import { Against, isRaised, Report, ReportState, TipKind } from './report.ts'

/** What the sender gets back with the receipt: the state, the talk, the outcome; never who handles it. */
export const SentReport = Report.pick({ state: true, receivedAt: true, due: true, messages: true }).extend({
  kind: TipKind,
  conclusion: z.strictObject({ outcome: Outcome, answer: z.string(), at: Instant }).nullable(),
  evidence: z.array(CaseDocument),
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
    evidence: z.array(CaseDocument),
    today: LocalDate,
    /** What this officer can do now. */
    can: z.array(ReportVerb),
  })
export type ReportView = z.infer<typeof ReportView>

export const sentView = (report: Report, evidence: readonly CaseDocument[]): z.infer<typeof SentReport> => ({
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

export const reportView = (report: Report, evidence: readonly CaseDocument[], facts: ReportFacts): ReportView => {
  const { aside: _aside, links, ...shown } = report
  return {
    ...shown,
    links: links.map(({ aside: _theirs, ...link }) => link),
    evidence: [...evidence],
    today: localDate(facts.now),
    can: verbsOpen(report, facts),
  }
}
