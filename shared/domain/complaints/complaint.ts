import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { DueDate, Instant } from '#shared/domain/calendar/calendar.ts'
import { Correction, Extension, Outcome } from '#shared/domain/petitions/petition.ts'
import { Desk, Duty, ReviewResult, VisitSettled } from './events.ts'
import { ComplaintFiling } from './filing.ts'

/** Where a complaint stands. Concluded, it may still owe a correction or a review; redirected, it is another authority's. */
export const ComplaintStage = z.enum(['RECEIVED', 'ACKNOWLEDGED', 'CONCLUDED', 'REDIRECTED'])
export type ComplaintStage = z.infer<typeof ComplaintStage>

export const Owed = z.strictObject({ duty: Duty, due: DueDate })
export type Owed = z.infer<typeof Owed>

export const Complaint = z.strictObject({
  id: z.string(),
  version: z.int(),
  filing: ComplaintFiling,
  stage: ComplaintStage,
  desk: Desk,
  /** Accounts of whom it is about and of their relatives: for them it does not exist (信访 art. 28, 30). */
  aside: z.array(z.string()),
  receivedAt: Instant,
  /** By when it is acknowledged, then concluded. */
  due: DueDate,
  handler: By.nullable(),
  /** Whether the sender reads who handles it. */
  named: z.boolean(),
  /** From which desk it came, and until when this one may send it back; once. */
  passedOn: z.strictObject({ from: Desk, objectBy: DueDate, sentBack: z.boolean() }).nullable(),
  redirected: z.strictObject({ office: z.string(), reason: z.string(), objectBy: DueDate, by: By }).nullable(),
  extension: Extension.nullable(),
  visit: VisitSettled.nullable(),
  correction: Correction.nullable(),
  conclusion: z
    .strictObject({
      outcome: Outcome,
      findings: z.string(),
      evidence: z.string(),
      answer: z.string(),
      at: Instant,
      by: By,
      reviewUntil: DueDate,
    })
    .nullable(),
  review: z
    .strictObject({
      grounds: z.string(),
      due: DueDate,
      concluded: z.strictObject({ result: ReviewResult, answer: z.string(), at: Instant, by: By }).nullable(),
    })
    .nullable(),
  /** The duties whose breach was told to the supervisor. */
  told: z.array(Duty),
  /** How often the sender wrote. */
  written: z.int(),
})
export type Complaint = z.infer<typeof Complaint>

/** The duty that stands next, with its day; null when nothing is owed any more. */
export function owedBy({ stage, due, review, correction }: Complaint): Owed | null {
  if (stage === 'RECEIVED') return { duty: 'acknowledge', due }
  if (stage === 'ACKNOWLEDGED') return { duty: 'conclude', due }
  if (review !== null && review.concluded === null) return { duty: 'review', due: review.due }
  if (stage === 'CONCLUDED' && correction !== null && correction.doneOn === null)
    return { duty: 'correct', due: { date: correction.doneBy, provisional: false } }
  return null
}

/** Whether the supervisor looks into it beside its own desk: a second person is needed, or a duty was broken. */
export const isRaised = (complaint: Complaint): boolean => {
  if (complaint.desk === 'supervisor') return false
  const owed = owedBy(complaint)
  return (
    complaint.extension?.answer === 'awaited' ||
    owed?.duty === 'review' ||
    (owed !== null && complaint.told.includes(owed.duty))
  )
}
