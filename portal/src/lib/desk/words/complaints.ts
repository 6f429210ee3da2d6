import type { ComplaintStage } from '#shared/domain/complaints/complaint.ts'
import type { ComplaintEvent, Desk, Duty, ReviewResult, VisitSettled } from '#shared/domain/complaints/events.ts'
import type { Against, ComplaintKind } from '#shared/domain/complaints/filing.ts'
import type * as z from 'zod'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const complaintKindWords: WordsFor<ComplaintKind> = {
  'payment-wrong-or-late': m.complaint_desk_kind_payment_wrong_or_late,
  'acceptance-refused': m.complaint_desk_kind_acceptance_refused,
  service: m.complaint_desk_kind_service,
}

export const complaintAgainstWords: WordsFor<Against> = {
  'village-or-town': m.complaint_desk_against_village_or_town,
  county: m.complaint_desk_against_county,
  unknown: m.complaint_desk_against_unknown,
}

export const complaintStageWords: WordsFor<ComplaintStage> = {
  RECEIVED: m.complaint_desk_stage_received,
  ACKNOWLEDGED: m.complaint_desk_stage_acknowledged,
  CONCLUDED: m.complaint_desk_stage_concluded,
  REDIRECTED: m.complaint_desk_stage_redirected,
}

export const complaintDutyWords: WordsFor<Duty> = {
  acknowledge: m.complaint_desk_duty_acknowledge,
  conclude: m.complaint_desk_duty_conclude,
  correct: m.complaint_desk_duty_correct,
  review: m.complaint_desk_duty_review,
}

export const complaintDeskWords: WordsFor<Desk> = {
  county: m.complaint_desk_desk_county,
  supervisor: m.complaint_desk_desk_supervisor,
}

export const reviewWords: WordsFor<z.infer<typeof ReviewResult>> = {
  upheld: m.complaint_desk_review_upheld,
  changed: m.complaint_desk_review_changed,
}

export const visitWords: WordsFor<z.infer<typeof VisitSettled>> = {
  ordered: m.complaint_desk_visit_ordered,
  'not-pending': m.complaint_desk_visit_not_pending,
}

export const complaintEventWords: WordsFor<ComplaintEvent['type']> = {
  complaintReceived: m.complaint_event_received,
  complaintAcknowledged: m.complaint_event_acknowledged,
  complaintPassedOn: m.complaint_event_passed_on,
  complaintSentBack: m.complaint_event_sent_back,
  complaintRedirected: m.complaint_event_redirected,
  redirectionContested: m.complaint_event_contested,
  senderWrote: m.complaint_event_sender_wrote,
  officeWrote: m.complaint_event_office_wrote,
  correctionOrdered: m.complaint_event_correction_ordered,
  correctionRecorded: m.complaint_event_correction_recorded,
  extensionAsked: m.complaint_event_extension_asked,
  extensionGranted: m.complaint_event_extension_granted,
  extensionRefused: m.complaint_event_extension_refused,
  visitSettled: m.complaint_event_visit,
  complaintConcluded: m.complaint_event_concluded,
  reviewRequested: m.complaint_event_review_requested,
  reviewConcluded: m.complaint_event_review_concluded,
  complaintTakenOver: m.complaint_event_taken_over,
  lateTold: m.complaint_event_late,
  standingAsideNoted: m.complaint_event_aside,
}
