import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { complaintCommands } from '#shared/domain/complaints/commands.ts'
import { ComplaintFiling } from '#shared/domain/complaints/filing.ts'
import { ComplaintSummary, ComplaintView, SentComplaint } from '#shared/domain/complaints/views.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { text } from '#shared/domain/text.ts'
import { open, signedIn } from './operation.ts'
import { named } from './problems.ts'

const handlers = ['county-officer', 'supervisor'] as const
const second = ['supervisor'] as const

const WithReceipt = z.strictObject({ receipt: Receipt })
const Said = WithReceipt.extend({ text: text(2, 2000).meta({ examples: ['是上周三上午，在 3 号窗口。'] }) })
const ComplaintId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .meta({ examples: ['q3T0mZ8vJcWl5RkYbN2xPd7uA1sHfGe9'] })
const Stamp = { id: ComplaintId, version: z.int().meta({ examples: [2] }) }
const Cursor = z
  .string()
  .max(1000)
  .meta({ examples: ['2026-11-25#q3T0mZ8vJcWl5RkYbN2xPd7uA1sHfGe9'] })

const page = (path: '/desk/complaints' | '/desk/raised-complaints', actors: readonly Role[], summary: string) =>
  signedIn('GET', path, actors, summary)
    .input(z.strictObject({ cursor: Cursor.optional() }))
    .output(z.strictObject({ today: LocalDate, complaints: z.array(ComplaintSummary), cursor: z.string().nullable() }))

const command = <Shape extends z.core.$ZodLooseShape>(
  verb: string,
  body: z.ZodObject<Shape>,
  summary: string,
  actors: readonly Role[] = handlers,
) =>
  signedIn('POST', `/desk/complaints/{id}/${verb}`, actors, summary)
    .input(z.strictObject({ ...Stamp, ...body.shape }))
    .output(ComplaintView)
    .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'COMPLAINT_STEP_NOT_OPEN', 'CORRECTION_MISSING', 'VISIT_UNSETTLED'))

const says = (path: string, summary: string) =>
  open('POST', `/complaints/follow-up/${path}`, summary)
    .input(Said)
    .output(SentComplaint)
    .errors(named('RECEIPT_UNKNOWN', 'COMPLAINT_STEP_NOT_OPEN', 'TOO_MANY_MESSAGES'))

const sender = {
  file: open('POST', '/complaints', 'File a complaint without an account; the receipt code is shown once')
    .input(ComplaintFiling)
    .output(z.strictObject({ receipt: z.string() })),
  follow: open('POST', '/complaints/follow-up', 'Read what became of it, with the receipt')
    .input(WithReceipt)
    .output(SentComplaint)
    .errors(named('RECEIPT_UNKNOWN')),
  write: says('messages', 'Write to the office, with the receipt'),
  contest: says('objection', 'Contest, within five working days, that it is not for this office'),
  askReview: says('review', 'Ask for a review of the answer, within thirty days'),
}

const officer = {
  list: page('/desk/complaints', handlers, 'The desk’s complaints, by due date'),
  raised: page('/desk/raised-complaints', second, 'What is overdue at the county’s desk, or needs a second person'),
  get: signedIn('GET', '/desk/complaints/{id}', handlers, 'One complaint')
    .input(z.strictObject({ id: ComplaintId }))
    .output(ComplaintView)
    .errors(named('NOT_FOUND')),
  acknowledge: command(
    'acknowledgement',
    complaintCommands.acknowledge,
    'Take it in hand; the sender reads whose office has it',
  ),
  passOn: command('pass-on', complaintCommands.passOn, 'Pass it to the other desk of this house'),
  sendBack: command('send-back', complaintCommands.sendBack, 'Send it back, within five working days'),
  redirect: command('redirection', complaintCommands.redirect, 'It is another authority’s: say whose and why'),
  takeOver: command('take-over', complaintCommands.takeOver, 'Take over from whoever has it'),
  write: command('messages', complaintCommands.write, 'Write to the sender'),
  orderCorrection: command(
    'correction',
    complaintCommands.orderCorrection,
    'What is to be put right, by whom, by when',
  ),
  recordCorrection: command('correction-done', complaintCommands.recordCorrection, 'It was put right'),
  askExtension: command('extension', complaintCommands.askExtension, 'Ask for thirty days more, once'),
  grantExtension: command('extension-grant', complaintCommands.grantExtension, 'Grant the thirty days', second),
  refuseExtension: command('extension-refusal', complaintCommands.refuseExtension, 'Refuse the thirty days', second),
  settleVisit: command('visit', complaintCommands.settleVisit, 'Whether the county’s visit was ordered at the case'),
  conclude: command('conclusion', complaintCommands.conclude, 'Conclude with findings, evidence and an answer'),
  concludeReview: command('review', complaintCommands.concludeReview, 'Answer the review that was asked for', second),
}

export const complaints = { public: sender, officer }
