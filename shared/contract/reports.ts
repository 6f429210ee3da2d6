import * as z from 'zod'
import { Admission } from '#shared/domain/admission/admission.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { reportCommands } from '#shared/domain/reports/handle.ts'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { Report, ReportSummary, SentReport, TipFiling } from '#shared/domain/reports/report.ts'
import { text } from '#shared/domain/text.ts'
import { admissionTo, notAdmitted } from './admission.ts'
import { ArrivalToken, Link, Upload, UploadRequest } from './documents.ts'
import { open, signedIn } from './operation.ts'
import { named } from './problems.ts'

const WithReceipt = z.strictObject({ receipt: Receipt })
const ReportId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .meta({ examples: ['q3T0mZ8vJcWl5RkYbN2xPd7uA1sHfGe9'] })
const Stamp = { id: ReportId, version: z.int().meta({ examples: [2] }) }
const Cursor = z
  .string()
  .max(1000)
  .meta({ examples: ['2026-11-25#q3T0mZ8vJcWl5RkYbN2xPd7uA1sHfGe9'] })
const ReportView = Report.extend({ evidence: z.array(CaseDocument), today: LocalDate })

const command = <Shape extends z.core.$ZodLooseShape>(
  path: string,
  handlers: readonly Role[],
  verb: string,
  body: z.ZodObject<Shape>,
  summary: string,
) =>
  signedIn('POST', `/desk/${path}/{id}/${verb}`, handlers, summary)
    .input(z.strictObject({ ...Stamp, ...body.shape }))
    .output(ReportView)
    .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'REPORT_NOT_OPEN', 'CONFLICT_OF_INTEREST'))

const desk = <const Path extends 'tips' | 'complaints'>(path: Path, handlers: readonly Role[]) => ({
  list: signedIn('GET', `/desk/${path}`, handlers, 'The desk’s reports, by due date')
    .input(z.strictObject({ cursor: Cursor.optional() }))
    .output(z.strictObject({ today: LocalDate, reports: z.array(ReportSummary), cursor: z.string().nullable() })),
  get: signedIn('GET', `/desk/${path}/{id}`, handlers, 'One report')
    .input(z.strictObject({ id: ReportId }))
    .output(ReportView)
    .errors(named('NOT_FOUND')),
  take: command(path, handlers, 'take', reportCommands.take, 'Take it in hand'),
  write: command(path, handlers, 'write', reportCommands.write, 'Write to the sender'),
  extend: command(path, handlers, 'extension', reportCommands.extend, 'Extend by thirty days, once'),
  conclude: command(path, handlers, 'conclude', reportCommands.conclude, 'Conclude with an outcome and an answer'),
})

const filed = <Filing extends z.ZodObject>(path: 'tips' | 'complaints', filing: Filing) =>
  open('POST', `/${path}`, 'File it without an account; the receipt code is shown once')
    .input(filing)
    .output(z.strictObject({ receipt: z.string() }))

const sender = <Filing extends z.ZodObject>(path: 'tips' | 'complaints', filing: Filing) => ({
  file: filed(path, filing),
  follow: open('POST', `/${path}/follow-up`, 'Read what became of it, with the receipt')
    .input(WithReceipt)
    .output(SentReport)
    .errors(named('RECEIPT_UNKNOWN')),
  write: open('POST', `/${path}/follow-up/messages`, 'Write to the office, with the receipt')
    .input(WithReceipt.extend({ text: text(1, 2000).meta({ examples: ['是上周三早上看到的。'] }) }))
    .output(SentReport)
    .errors(named('RECEIPT_UNKNOWN', 'REPORT_NOT_OPEN')),
})

export const tips = {
  public: {
    ...sender('tips', TipFiling),
    ...admissionTo('tips'),
    file: filed('tips', TipFiling.extend({ admission: Admission })).errors(notAdmitted),
    addEvidence: open('POST', '/tips/follow-up/evidence', 'Ask for an upload of evidence, with the receipt')
      .input(UploadRequest.omit({ kind: true }).extend({ receipt: Receipt }))
      .output(Upload)
      .errors(named('RECEIPT_UNKNOWN', 'REPORT_NOT_OPEN', 'TOO_MANY_DOCUMENTS')),
    arrival: open('GET', '/tips/arrivals/{token}', 'What became of an upload of evidence')
      .input(z.strictObject({ token: ArrivalToken }))
      .output(CaseDocument)
      .errors(named('NOT_FOUND')),
  },
  handler: {
    ...desk('tips', ['tip-handler', 'supervisor']),
    evidence: signedIn(
      'GET',
      '/desk/tips/{id}/evidence/{documentId}',
      ['tip-handler', 'supervisor'],
      'A short-lived link to evidence that passed its checks',
    )
      .input(z.strictObject({ id: ReportId, documentId: z.uuid() }))
      .output(Link)
      .errors(named('NOT_FOUND', 'DOCUMENT_NOT_READY')),
  },
}
