import type { ComplaintVerb } from '#shared/domain/complaints/commands.ts'
import { petitionDays } from '#shared/domain/petitions/petition.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, line, text } from './form.server.ts'
import { reviewWords, visitWords } from './words/complaints.ts'
import { outcomeWords } from './words/reports.ts'

const inside = m.complaint_inside
const read = m.complaint_reason_read

/** How a complaint goes from desk to desk. */
const routing = {
  acknowledge: {
    title: m.complaint_act_acknowledge,
    button: m.complaint_act_acknowledge_button,
    rule: () => m.complaint_act_acknowledge_rule({ days: petitionDays.conclude }),
    done: m.complaint_act_acknowledge_done,
    fields: [choice('named', m.complaint_act_named, { no: m.complaint_act_named_no, yes: m.complaint_act_named_yes })],
  },
  passOn: {
    title: m.complaint_act_pass_on,
    button: m.complaint_act_pass_on_button,
    rule: () => m.complaint_act_pass_on_rule(),
    done: m.complaint_act_pass_on_done,
    fields: [text('reason', m.complaint_reason, 2000, inside)],
  },
  sendBack: {
    title: m.complaint_act_send_back,
    button: m.complaint_act_send_back,
    rule: () => m.complaint_act_send_back_rule(),
    done: m.complaint_act_send_back_done,
    fields: [text('reason', m.complaint_reason, 2000, inside)],
  },
  redirect: {
    title: m.complaint_act_redirect,
    button: m.complaint_act_redirect_button,
    rule: () => m.complaint_act_redirect_rule(),
    done: m.complaint_act_redirect_done,
    fields: [line('office', m.complaint_act_redirect_office, 20), text('reason', m.complaint_reason, 2000, read)],
  },
  takeOver: {
    title: m.complaint_act_take_over,
    button: m.complaint_act_take_over_button,
    rule: () => m.complaint_act_take_over_rule(),
    done: m.complaint_act_take_over_done,
    fields: [text('reason', m.complaint_reason, 2000, inside)],
  },
} satisfies Partial<Record<ComplaintVerb, ActForm>>

/** What puts it right, and what gives more time for that. */
const settling = {
  orderCorrection: {
    title: m.complaint_act_correct,
    button: m.complaint_act_correct_button,
    rule: () => m.complaint_act_correct_rule(),
    done: m.complaint_act_correct_done,
    fields: [
      text('what', m.complaint_desk_correction_what, 2000, read),
      line('who', m.complaint_desk_correction_who, 20),
      date('doneBy', m.complaint_desk_correction_by),
    ],
  },
  recordCorrection: {
    title: m.complaint_act_corrected,
    button: m.complaint_act_correct_button,
    rule: () => m.complaint_act_corrected_rule(),
    done: m.complaint_act_corrected_done,
    fields: [
      date('doneOn', m.complaint_desk_correction_done),
      text('how', m.complaint_desk_correction_how, 2000, read),
    ],
  },
  askExtension: {
    title: m.complaint_act_extend,
    button: m.complaint_act_extend_button,
    rule: () => m.complaint_act_extend_rule({ days: petitionDays.extend }),
    done: m.complaint_act_extend_done,
    fields: [text('reason', m.complaint_reason, 2000, read)],
  },
  grantExtension: {
    title: m.complaint_act_grant,
    button: m.complaint_act_grant,
    rule: () => m.complaint_act_grant_rule({ days: petitionDays.extend }),
    done: m.complaint_act_grant_done,
    fields: [],
  },
  refuseExtension: {
    title: m.complaint_act_refuse,
    button: m.complaint_act_refuse,
    rule: () => m.complaint_act_refuse_rule(),
    done: m.complaint_act_refuse_done,
    fields: [text('reason', m.complaint_reason, 2000, inside)],
  },
} satisfies Partial<Record<ComplaintVerb, ActForm>>

export const complaintForms: { readonly [Verb in ComplaintVerb]: ActForm } = {
  ...routing,
  ...settling,
  write: {
    title: m.complaint_act_write,
    button: m.desk_write_button,
    rule: () => m.desk_write_rule(),
    done: m.desk_write_done,
    fields: [text('text', m.desk_write_text, 2000)],
  },
  settleVisit: {
    title: m.complaint_act_visit,
    button: m.complaint_act_correct_button,
    rule: () => m.complaint_desk_visit_how(),
    done: m.complaint_act_correct_done,
    fields: [choice('visit', m.complaint_desk_visit, visitWords)],
  },
  conclude: {
    title: m.complaint_act_conclude,
    button: m.complaint_act_conclude,
    rule: () => m.complaint_act_conclude_rule(),
    done: m.complaint_act_conclude_done,
    fields: [
      choice('outcome', m.complaint_desk_outcome, outcomeWords),
      text('findings', m.complaint_desk_findings, 2000, inside),
      text('evidence', m.complaint_desk_evidence, 2000, inside),
      text('answer', m.complaint_desk_answer, 2000, m.complaint_answer_hint),
    ],
  },
  concludeReview: {
    title: m.complaint_act_review,
    button: m.complaint_act_review_button,
    rule: () => m.complaint_act_review_rule(),
    done: m.complaint_act_review_done,
    fields: [
      choice('result', m.complaint_desk_review_result, reviewWords),
      text('answer', m.complaint_desk_answer, 2000, m.complaint_answer_hint),
    ],
  },
}
