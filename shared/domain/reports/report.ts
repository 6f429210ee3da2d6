import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { DueDate, Instant } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Contact } from '#shared/domain/people/contact.ts'
import { Message, Outcome } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'

/** A tip (举报) from the public about fraud or favour (domain.md §11). */
export const TipKind = z.enum(
  [
    'hidden-income',
    'hidden-property',
    'impersonation',
    'death-not-reported',
    'official-favouritism',
    'missed-family',
    'other',
  ],
  'choose-one',
)

/** Whom it concerns decides who may read it: what names the county's own goes to the supervisor (信访 art. 30). */
export const Against = z.enum(['family', 'village-or-town', 'county'], 'choose-one')

export const TipFiling = z.strictObject({
  kind: TipKind,
  against: Against,
  about: text(2, 200).meta({ examples: ['玉屏社区 3 组一户人家'] }),
  /** Where it happened: at least the county, whose desk it goes to. */
  division: DivisionCode,
  place: text(0, 100).meta({ examples: ['人民路菜市场'] }),
  facts: text(5, 4000).meta({ examples: ['这家人有一辆车登记在亲戚名下，每天在开。'] }),
  /** null leaves the report anonymous */
  contact: Contact.nullable(),
})
export type Filing = z.infer<typeof TipFiling>

export const ReportState = z.enum(['RECEIVED', 'TAKEN', 'CONCLUDED'])
export const Report = z.strictObject({
  id: z.string(),
  version: z.int(),
  desk: z.enum(['handler', 'supervisor']),
  filing: TipFiling,
  state: ReportState,
  receivedAt: Instant,
  /** Until then no desk sees it: its sender has not typed the receipt yet. null once they did. */
  heldUntil: Instant.nullable(),
  due: DueDate.nullable(),
  handler: By.nullable(),
  messages: z.array(Message),
  /** Once, by thirty days (信访工作条例 art. 34). */
  extended: z.boolean(),
  conclusion: z.strictObject({ outcome: Outcome, findings: z.string(), answer: z.string(), at: Instant }).nullable(),
})
export type Report = z.infer<typeof Report>

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
})

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

export const reportSummary = (report: Report): z.infer<typeof ReportSummary> => ({
  id: report.id,
  kind: report.filing.kind,
  against: report.filing.against,
  state: report.state,
  receivedAt: report.receivedAt,
  due: report.due,
  handler: report.handler?.name ?? null,
})
