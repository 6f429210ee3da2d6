import type * as z from 'zod'
import type { reportCommands, ReportVerb } from '#shared/domain/reports/commands.ts'
import { petitionDays } from '#shared/domain/petitions/petition.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, laterDate, line, text } from './form.server.ts'
import { outcomeWords } from './words/reports.ts'

type Asks<Verb extends ReportVerb> = keyof z.input<(typeof reportCommands)[Verb]> & string
type Forms<Verb extends ReportVerb> = { readonly [V in Verb]: ActForm<Asks<V>> }

const inside = m.desk_conclude_findings_hint
const read = m.desk_report_extend_hint
const why = (hint = inside) => text('reason', m.desk_field_why, 2000, hint)

/** Whose it is. */
const routing: Forms<'take' | 'passOn' | 'returnWronglyRouted' | 'takeOver' | 'handOver' | 'recordReturn'> = {
  take: {
    title: m.desk_take,
    button: m.desk_take_button,
    done: m.desk_take_done,
    rule: () => m.desk_take_rule({ days: petitionDays.conclude }),
    fields: [],
  },
  passOn: {
    title: m.tipdesk_pass_on,
    button: m.tipdesk_pass_on_button,
    done: m.tipdesk_pass_on_done,
    rule: () => m.tipdesk_pass_on_rule(),
    fields: [why()],
  },
  returnWronglyRouted: {
    title: m.tipdesk_return,
    button: m.tipdesk_return,
    done: m.tipdesk_return_done,
    rule: () => m.tipdesk_return_rule(),
    fields: [why()],
  },
  takeOver: {
    title: m.tipdesk_take_over,
    button: m.tipdesk_take_over_button,
    done: m.tipdesk_take_over_done,
    rule: () => m.tipdesk_take_over_rule(),
    fields: [why()],
  },
  handOver: {
    title: m.tipdesk_hand_over,
    button: m.tipdesk_hand_over_button,
    done: m.tipdesk_hand_over_done,
    rule: () => m.tipdesk_hand_over_rule(),
    fields: [line('office', m.tipdesk_hand_over_office, 20), why()],
  },
  recordReturn: {
    title: m.tipdesk_came_back,
    button: m.tipdesk_came_back_button,
    done: m.tipdesk_came_back_done,
    rule: () => m.tipdesk_came_back_rule(),
    fields: [why()],
  },
}

/** What is found out. */
const inquiry: Forms<'write' | 'link' | 'unlink' | 'nameOfficer'> = {
  write: {
    title: m.desk_write,
    button: m.desk_write_button,
    rule: () => m.desk_write_rule(),
    done: m.desk_write_done,
    fields: [text('text', m.desk_write_text, 2000)],
  },
  link: {
    title: m.tipdesk_link,
    button: m.tipdesk_link_button,
    done: m.tipdesk_link_done,
    rule: () => m.tipdesk_link_rule(),
    fields: [line('number', m.tipdesk_link_number, 20, m.tipdesk_link_number_hint)],
  },
  unlink: {
    title: m.tipdesk_unlink,
    button: m.tipdesk_unlink_button,
    rule: () => m.tipdesk_unlink_rule(),
    done: m.tipdesk_unlink_done,
    // Which families it is linked to is known on the page.
    fields: [choice('number', m.tipdesk_linked, {}), why()],
  },
  nameOfficer: {
    title: m.tipdesk_officer,
    button: m.tipdesk_officer_button,
    done: m.tipdesk_officer_done,
    rule: () => m.tipdesk_officer_rule(),
    fields: [line('name', m.tipdesk_officer_name, 10)],
  },
}

/** What puts it right, what gives more time for that, and how it ends. */
const settling: Forms<
  | 'orderCorrection'
  | 'recordCorrection'
  | 'askExtension'
  | 'grantExtension'
  | 'refuseExtension'
  | 'conclude'
  | 'hold'
  | 'liftHold'
> = {
  orderCorrection: {
    title: m.tipdesk_correct,
    button: m.tipdesk_correct_button,
    done: m.tipdesk_noted,
    rule: () => m.tipdesk_correct_rule(),
    fields: [
      text('what', m.tipdesk_correction_what, 2000, inside),
      line('who', m.tipdesk_correction_who, 20),
      laterDate('doneBy', m.tipdesk_correction_by),
    ],
  },
  recordCorrection: {
    title: m.tipdesk_corrected,
    button: m.tipdesk_correct_button,
    done: m.tipdesk_noted,
    rule: () => m.tipdesk_corrected_rule(),
    fields: [date('doneOn', m.tipdesk_correction_done), text('how', m.tipdesk_correction_how, 2000, inside)],
  },
  askExtension: {
    title: m.tipdesk_extend,
    button: m.tipdesk_extend_button,
    done: m.tipdesk_extend_done,
    rule: () => m.tipdesk_extend_rule({ days: petitionDays.extend }),
    fields: [why(read)],
  },
  grantExtension: {
    title: m.tipdesk_grant,
    button: m.tipdesk_grant,
    done: m.tipdesk_grant_done,
    rule: () => m.tipdesk_grant_rule({ days: petitionDays.extend }),
    fields: [],
  },
  refuseExtension: {
    title: m.tipdesk_refuse,
    button: m.tipdesk_refuse,
    done: m.tipdesk_refuse_done,
    rule: () => m.tipdesk_refuse_rule(),
    fields: [why()],
  },
  conclude: {
    title: m.desk_conclude,
    button: m.desk_conclude_button,
    rule: () => m.desk_conclude_rule(),
    done: m.desk_conclude_done,
    fields: [
      choice('outcome', m.desk_conclude_outcome, outcomeWords),
      text('findings', m.desk_conclude_findings, 2000, inside),
      text('evidence', m.tipdesk_conclude_evidence, 2000, inside),
      text('answer', m.desk_conclude_answer, 2000, m.desk_conclude_answer_hint),
    ],
  },
  hold: {
    title: m.tipdesk_hold,
    button: m.tipdesk_hold_button,
    done: m.tipdesk_hold_done,
    rule: () => m.tipdesk_hold_rule(),
    fields: [why()],
  },
  liftHold: {
    title: m.tipdesk_lift_hold,
    button: m.tipdesk_lift_hold,
    done: m.tipdesk_lift_hold_done,
    rule: () => m.tipdesk_lift_hold_rule(),
    fields: [why()],
  },
}

/** What the office does with a tip. */
export const reportForms: Forms<ReportVerb> = { ...routing, ...inquiry, ...settling }
