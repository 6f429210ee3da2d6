import * as z from 'zod'
import { Admission } from '#shared/domain/admission/admission.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { reportCommands } from '#shared/domain/reports/commands.ts'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { SealedFile } from '#shared/domain/reports/evidence.ts'
import { OriginalReason } from '#shared/domain/reports/original.ts'
import { PublishedNumbers } from '#shared/domain/reports/numbers.ts'
import { SimilarTip } from '#shared/domain/reports/resemblance.ts'
import { RecordedTip, TipFiling } from '#shared/domain/reports/report.ts'
import { IdentityDecision, IdentityReason, IdentityRequest } from '#shared/domain/reports/sender-identity.ts'
import { ReportSummary, ReportView, SentReport, WatchedTip } from '#shared/domain/reports/views.ts'
import { text } from '#shared/domain/text.ts'
import { admissionTo, notAdmitted } from './admission.ts'
import { ArrivalToken, Upload, UploadRequest } from './documents.ts'
import { behindPassphrase, open } from './operation.ts'
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

const tipDesk = ['tip-handler', 'supervisor'] as const
const second = ['supervisor'] as const
const custodians = ['custodian'] as const

const command = <Shape extends z.core.$ZodLooseShape>(
  verb: string,
  body: z.ZodObject<Shape>,
  summary: string,
  actors: readonly Role[] = tipDesk,
) =>
  behindPassphrase('POST', `/desk/tips/{id}/${verb}`, actors, summary)
    .input(z.strictObject({ ...Stamp, ...body.shape }))
    /** null where the officer stands aside by what they found: the tip is others' to read from here on. */
    .output(ReportView.nullable())
    .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'REPORT_NOT_OPEN'))

const filed = <Filing extends z.ZodObject>(path: 'tips', filing: Filing) =>
  open('POST', `/${path}`, 'File it without an account; the receipt code is shown once')
    .input(filing)
    .output(z.strictObject({ receipt: z.string() }))

const sender = <Filing extends z.ZodObject>(path: 'tips', filing: Filing) => ({
  file: filed(path, filing),
  follow: open('POST', `/${path}/follow-up`, 'Read what became of it, with the receipt')
    .input(WithReceipt)
    .output(SentReport)
    .errors(named('RECEIPT_UNKNOWN')),
  write: open('POST', `/${path}/follow-up/messages`, 'Write to the office, with the receipt')
    .input(WithReceipt.extend({ text: text(1, 2000).meta({ examples: ['是上周三早上看到的。'] }) }))
    .output(SentReport)
    .errors(named('RECEIPT_UNKNOWN', 'REPORT_NOT_OPEN', 'TOO_MANY_MESSAGES')),
  forget: open('POST', `/${path}/follow-up/identity/deletion`, 'Take back the own name, with the receipt')
    .input(WithReceipt)
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
      /** A browser that runs scripts seals the file to this recipient before it is sent. */
      .output(Upload.extend({ sealTo: z.string().meta({ examples: ['age1…'] }) }))
      .errors(named('RECEIPT_UNKNOWN', 'REPORT_NOT_OPEN', 'TOO_MANY_DOCUMENTS', 'CHANGED_MEANWHILE')),
    arrival: open('GET', '/tips/arrivals/{token}', 'What became of an upload of evidence')
      .input(z.strictObject({ token: ArrivalToken }))
      .output(CaseDocument)
      .errors(named('NOT_FOUND')),
  },
  handler: {
    list: behindPassphrase('GET', '/desk/tips', tipDesk, 'The desk’s tips, by due date')
      .input(z.strictObject({ cursor: Cursor.optional() }))
      .output(z.strictObject({ today: LocalDate, reports: z.array(ReportSummary), cursor: z.string().nullable() })),
    record: behindPassphrase(
      'POST',
      '/desk/tips',
      tipDesk,
      'Write down what somebody told; their receipt code is shown once',
    )
      .input(RecordedTip)
      .output(z.strictObject({ receipt: z.string() })),
    watched: behindPassphrase(
      'GET',
      '/desk/watched-tips',
      second,
      'What is late at the handlers’ desk or asks for a second person; no content',
    )
      .input(z.strictObject({}))
      .output(z.strictObject({ today: LocalDate, tips: z.array(WatchedTip) })),
    get: behindPassphrase('GET', '/desk/tips/{id}', tipDesk, 'One tip')
      .input(z.strictObject({ id: ReportId }))
      .output(ReportView)
      .errors(named('NOT_FOUND')),
    similar: behindPassphrase(
      'GET',
      '/desk/tips/{id}/similar',
      tipDesk,
      'Tips of the desk about the same family or in the same words',
    )
      .input(z.strictObject({ id: ReportId }))
      .output(z.strictObject({ tips: z.array(SimilarTip) }))
      .errors(named('NOT_FOUND')),
    take: command('take', reportCommands.take, 'Take it in hand'),
    passOn: command('pass-on', reportCommands.passOn, 'Pass it to the other desk of this house'),
    returnWronglyRouted: command(
      'return',
      reportCommands.returnWronglyRouted,
      'Return what was passed on wrongly, within five working days',
    ),
    takeOver: command('take-over', reportCommands.takeOver, 'Take over from whoever has it'),
    write: command('write', reportCommands.write, 'Write to the sender').errors(named('TOO_MANY_MESSAGES')),
    unlink: command('family-removal', reportCommands.unlink, 'It was linked to a wrong family'),
    nameOfficer: command('officer', reportCommands.nameOfficer, 'It is about an officer: they stand aside'),
    handOver: command('hand-over', reportCommands.handOver, 'Hand it over to the authority that may'),
    recordReturn: command('hand-over-return', reportCommands.recordReturn, 'The other authority returned it'),
    orderCorrection: command('correction', reportCommands.orderCorrection, 'What is to be put right, by whom, by when'),
    recordCorrection: command('correction-done', reportCommands.recordCorrection, 'It was put right'),
    askExtension: command('extension', reportCommands.askExtension, 'Ask for thirty days more, once'),
    grantExtension: command('extension-grant', reportCommands.grantExtension, 'Grant the thirty days', second),
    refuseExtension: command('extension-refusal', reportCommands.refuseExtension, 'Refuse the thirty days', second),
    hold: command('hold', reportCommands.hold, 'Keep it beyond its time, with a reason'),
    liftHold: command('hold-lift', reportCommands.liftHold, 'Let its time run again'),
    evidence: behindPassphrase(
      'GET',
      '/desk/tips/{id}/evidence/{documentId}',
      tipDesk,
      'Evidence that passed its checks, sealed: its copy without place, device and author',
    )
      .input(z.strictObject({ id: ReportId, documentId: z.uuid() }))
      .output(SealedFile)
      .errors(named('NOT_FOUND', 'DOCUMENT_NOT_READY', 'NO_CLEAN_COPY')),
    askOriginal: behindPassphrase(
      'POST',
      '/desk/tips/{id}/evidence/{documentId}/original',
      tipDesk,
      'Say why the original of a file has to be seen; it opens for a quarter of an hour',
    )
      .input(z.strictObject({ ...Stamp, documentId: z.uuid(), reason: OriginalReason }))
      .output(ReportView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'REPORT_NOT_OPEN', 'DOCUMENT_NOT_READY')),
    original: behindPassphrase(
      'GET',
      '/desk/tips/{id}/evidence/{documentId}/original',
      tipDesk,
      'The original of a file, sealed, for whoever just said why',
    )
      .input(z.strictObject({ id: ReportId, documentId: z.uuid() }))
      .output(SealedFile)
      .errors(named('NOT_FOUND', 'DOCUMENT_NOT_READY', 'ORIGINAL_NEEDS_REASON')),
    askIdentity: behindPassphrase(
      'POST',
      '/desk/tips/{id}/identity',
      tipDesk,
      'Ask the custodians who sent a tip in confidence; its sender reads why',
    )
      .input(z.strictObject({ ...Stamp, reason: IdentityReason }))
      .output(ReportView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'REPORT_NOT_OPEN', 'IDENTITY_NOT_OPEN')),
  },
  numbers: {
    list: open('GET', '/tips/numbers', 'What a county’s tips came to, by quarter; fewer than five are not told')
      .input(z.strictObject({ county: DivisionCode }))
      .output(z.strictObject({ quarters: z.array(PublishedNumbers) })),
  },
  identities: {
    list: behindPassphrase(
      'GET',
      '/desk/custody/identities',
      custodians,
      'Senders whose identity is asked for, and why',
    )
      .input(z.strictObject({}))
      .output(z.strictObject({ asked: z.array(z.strictObject({ id: z.string(), request: IdentityRequest })) })),
    answer: behindPassphrase(
      'POST',
      '/desk/custody/identities/{id}',
      custodians,
      'Open an identity to the desk that asks, or refuse; its sender reads why',
    )
      .input(IdentityDecision.extend({ id: ReportId }))
      .output(z.strictObject({}))
      .errors(named('NOT_FOUND')),
  },
  inquiry: {
    link: command(
      'family',
      reportCommands.link,
      'Whose family it is; they are looked at with the next morning’s draw, told apart from none that was drawn',
    ),
    conclude: command('conclude', reportCommands.conclude, 'Conclude with findings, evidence and an answer').errors(
      named('LOOK_STILL_OPEN', 'PROPOSAL_STILL_OPEN', 'CORRECTION_MISSING'),
    ),
  },
}
