import type * as z from 'zod'
import type { commands } from '#shared/domain/applications/commands.ts'
import type { contract } from '#shared/contract/index.ts'
import { reopenDays } from '#shared/domain/applications/remedies.ts'
import type { Limits } from '#shared/domain/programs/procedure.ts'
import { pausable } from '#shared/domain/applications/clock.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, several, text } from './form.server.ts'
import { deliveryWords, dutyWords } from './words/clock.ts'
import { appealWords, duplicateWords, extensionWords, refusalWords, visitCauseWords } from './words/file.ts'
import { minutesForms } from './minutes-forms.server.ts'
import { townForms } from './town-forms.server.ts'

/** The verbs that officers say, as the contract has them. */
export type OfficerVerb = Exclude<
  keyof typeof contract.applications.officer,
  'queue' | 'late' | 'find' | 'get' | 'examiners'
>

export type Asks<Verb extends OfficerVerb> = keyof z.input<(typeof commands)[Verb]> & string

const pausableWords = Object.fromEntries(pausable.map((duty) => [duty, dutyWords[duty]]))

/** Every verb in the order of the way; what ends a case comes last. */
export const caseForms: { readonly [Verb in OfficerVerb]: ActForm<Asks<Verb>, Limits> } = {
  ...townForms,
  recordCountyVisit: {
    title: m.desk_county_visit,
    button: m.desk_county_visit_button,
    rule: m.desk_county_visit_rule,
    done: m.desk_county_visit_done,
    fields: [date('visitedOn', m.desk_survey_visited_on), text('findings', m.desk_survey_findings)],
  },
  ...minutesForms,
  confirm: {
    title: m.desk_confirm,
    button: m.desk_confirm_button,
    rule: m.desk_confirm_rule,
    done: m.desk_confirm_done,
    fields: [text('reasons', m.desk_field_reasons, 1000, m.desk_words_for_family)],
  },
  announce: {
    title: m.desk_announce,
    button: m.desk_announce_button,
    done: m.desk_announce_done,
    rule: ({ announceWorkingDays: days }) => m.desk_announce_rule({ days }),
    fields: [],
  },
  deliverRefusal: {
    title: m.clock_deliver,
    button: m.clock_deliver_button,
    done: m.clock_deliver_done,
    rule: ({ refusalNoticeWorkingDays: days }) => m.clock_deliver_rule({ days }),
    fields: [choice('how', m.clock_deliver_how, deliveryWords), date('deliveredOn', m.clock_deliver_on)],
  },
  take: {
    title: m.clock_take,
    button: m.clock_take,
    done: m.clock_take_done,
    rule: m.clock_take_rule,
    fields: [],
  },
  assign: {
    title: m.worklist_case_assign,
    button: m.worklist_case_assign_button,
    done: m.worklist_case_assign_done,
    rule: m.worklist_case_assign_rule,
    fields: [choice('to', m.worklist_assign_to, {})],
  },
  pauseDuty: {
    title: m.clock_pause,
    button: m.clock_pause_button,
    done: m.clock_pause_done,
    rule: m.clock_pause_rule,
    fields: [
      choice('duty', m.clock_pause_duty, pausableWords),
      date('until', m.clock_pause_until),
      text('reason', m.desk_field_why, 500, m.desk_words_for_family),
    ],
  },
  resumeDuty: {
    title: m.clock_resume,
    button: m.clock_resume_button,
    done: m.clock_resume_done,
    rule: m.clock_resume_rule,
    fields: [choice('duty', m.clock_pause_duty, pausableWords)],
  },
  returnToTown: {
    title: m.desk_return,
    button: m.desk_return_button,
    rule: m.desk_return_rule,
    done: m.desk_return_done,
    fields: [several('questions', m.desk_return_questions, m.desk_return_questions_hint, 5)],
  },
  orderVisit: {
    title: m.desk_order_visit,
    button: m.desk_order_visit_button,
    rule: m.desk_order_visit_rule,
    done: m.desk_order_visit_done,
    fields: [choice('cause', m.desk_order_visit_cause, visitCauseWords)],
  },
  resolveDuplicates: {
    title: m.entry_duplicates_resolve,
    button: m.entry_duplicates_resolve_button,
    rule: m.entry_duplicates_rule,
    done: m.entry_duplicates_done,
    fields: [
      choice('finding', m.entry_duplicates_finding, duplicateWords),
      text('reason', m.desk_field_why, 1000, m.entry_duplicates_reason_hint),
    ],
  },
  extendTotal: {
    title: m.desk_extend,
    button: m.desk_extend_button,
    done: m.desk_extend_done,
    rule: ({ totalExtendedWorkingDays: days }) => m.desk_extend_rule({ days }),
    fields: [
      choice('cause', m.desk_extend_cause, extensionWords),
      text('reason', m.desk_field_why, 1000, m.desk_words_for_family),
    ],
  },
  refuse: {
    title: m.desk_refuse,
    button: m.desk_refuse_button,
    done: m.desk_refuse_done,
    grave: true,
    rule: ({ refusalNoticeWorkingDays: days }) => m.desk_refuse_rule({ days }),
    fields: [
      choice('cause', m.desk_refuse_cause, refusalWords),
      text('reasons', m.desk_field_reasons, 1000, m.desk_words_for_family),
    ],
  },
  warn: {
    title: m.desk_warn,
    button: m.desk_warn_button,
    rule: m.desk_warn_rule,
    done: m.desk_warn_done,
    fields: [text('reason', m.desk_warn_reason, 1000, m.desk_words_for_family)],
  },
  recordHearing: {
    title: m.entry_hearing,
    button: m.entry_hearing_button,
    rule: m.entry_hearing_rule,
    done: m.entry_hearing_done,
    fields: [date('heldOn', m.entry_hearing_held_on), text('minutes', m.entry_hearing_minutes)],
  },
  decideAppeal: {
    title: m.entry_appeal_decide,
    button: m.entry_appeal_decide_button,
    rule: m.entry_appeal_decide_rule,
    done: m.entry_appeal_decide_done,
    fields: [
      choice('result', m.entry_appeal_result, appealWords),
      date('decidedOn', m.entry_appeal_decided_on),
      text('reason', m.desk_field_reasons, 1000, m.desk_words_for_family),
    ],
  },
  reopen: {
    title: m.entry_reopen,
    button: m.entry_reopen_button,
    rule: () => m.entry_reopen_rule({ days: reopenDays }),
    done: m.entry_reopen_done,
    fields: [text('reason', m.desk_field_why, 1000, m.desk_words_for_family)],
  },
  terminate: {
    title: m.desk_terminate,
    button: m.desk_terminate_button,
    rule: ({ answerWorkingDays: days }) => m.desk_terminate_rule({ days }),
    done: m.desk_terminate_done,
    grave: true,
    fields: [text('reason', m.desk_field_reasons, 1000, m.desk_words_for_family)],
  },
}
