import type * as z from 'zod'
import type { commands } from '#shared/domain/applications/commands.ts'
import type { contract } from '#shared/contract/index.ts'
import { reopenDays } from '#shared/domain/applications/remedies.ts'
import { askable } from '#shared/domain/applications/deficiency.ts'
import type { Limits } from '#shared/domain/programs/procedure.ts'
import { pausable } from '#shared/domain/applications/clock.ts'
import { subjectName } from '#lib/apply/words/missing.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, items, line, lines, money, names, number, text } from './form.server.ts'
import { deliveryWords, dutyWords } from './words/clock.ts'
import {
  appealWords,
  duplicateWords,
  extensionWords,
  meetingFormWords,
  methodWords,
  objectionOutcomeWords,
  refusalWords,
  visitCauseWords,
} from './words/file.ts'

/** The verbs that officers say, as the contract has them. */
export type OfficerVerb = Exclude<
  keyof typeof contract.applications.officer,
  'queue' | 'late' | 'find' | 'get' | 'assign'
>

type Asks<Verb extends OfficerVerb> = keyof z.input<(typeof commands)[Verb]> & string

const opinions = { grant: m.desk_opinion_grant, refuse: m.desk_opinion_refuse }
const askableWords = Object.fromEntries(askable.map((subject) => [subject, subjectName[subject]]))
const pausableWords = Object.fromEntries(pausable.map((duty) => [duty, dutyWords[duty]]))

/** Every verb in the order of the way; what ends a case comes last. */
export const caseForms: { readonly [Verb in OfficerVerb]: ActForm<Asks<Verb>, Limits> } = {
  accept: {
    title: m.desk_accept,
    button: m.desk_accept_button,
    done: m.desk_accept_done,
    rule: ({ surveyStartWorkingDays: days }) => m.desk_accept_rule({ days }),
    fields: [],
  },
  askForMissing: {
    title: m.desk_ask,
    button: m.desk_ask_button,
    rule: m.desk_ask_rule,
    done: m.desk_ask_done,
    fields: [items('items', m.entry_ask_items, m.entry_ask_items_hint, askableWords)],
  },
  startSurvey: {
    title: m.desk_start_survey,
    button: m.desk_start_survey_button,
    done: m.desk_start_survey_done,
    rule: ({ surveyStartWorkingDays: days }) => m.desk_start_survey_rule({ days }),
    fields: [],
  },
  recordSurvey: {
    title: m.desk_survey,
    button: m.desk_survey_button,
    rule: m.desk_survey_rule,
    done: m.desk_survey_saved,
    fields: [
      date('visitedOn', m.desk_survey_visited_on),
      names('surveyors', m.desk_survey_surveyors, m.desk_survey_surveyors_hint),
      choice('method', m.desk_survey_method, methodWords),
      text('findings', m.desk_survey_findings, 1000, m.desk_survey_findings_hint),
    ],
  },
  adjustIncome: {
    title: m.household_adjust,
    button: m.household_adjust_button,
    rule: () => m.household_adjust_rule(),
    done: m.household_adjust_done,
    fields: [
      number('line', m.household_adjust_line, m.household_adjust_line_hint),
      money('countedFen', m.household_adjust_counted, m.household_adjust_counted_hint),
      text('reason', m.desk_field_why, 1000, m.desk_words_for_family),
    ],
  },
  requestVerification: {
    title: m.verification_again,
    button: m.verification_again_button,
    rule: m.verification_again_rule,
    done: m.verification_again_done,
    fields: [text('reason', m.desk_field_why)],
  },
  recordAppraisal: {
    title: m.desk_appraisal,
    button: m.desk_appraisal_button,
    rule: m.desk_appraisal_rule,
    done: m.desk_appraisal_done,
    fields: [
      date('heldOn', m.meeting_held_on),
      line('heldAt', m.meeting_held_at, 4, m.meeting_held_at_hint),
      line('place', m.meeting_place, 20),
      lines('representatives', m.meeting_representatives, m.meeting_names_hint),
      lines('cadres', m.meeting_cadres, m.meeting_names_hint),
      lines('supervisors', m.meeting_supervisors, m.meeting_names_hint),
      lines('partyMembers', m.meeting_party_members, m.meeting_names_hint),
      lines('absent', m.meeting_absent, m.meeting_names_hint),
      lines('recused', m.meeting_recused, m.meeting_recused_hint),
      text('policyPresented', m.meeting_policy_presented),
      text('familyStatement', m.meeting_family_statement),
      text('surveyReport', m.meeting_survey_report),
      { ...number('inFavour', m.desk_appraisal_in_favour), hint: m.meeting_ballot_hint },
      number('against', m.meeting_against),
      number('abstained', m.meeting_abstained),
      text('dissent', m.meeting_dissent, 2000, m.meeting_dissent_hint),
      text('minutes', m.desk_appraisal_minutes, 2000),
      { ...number('signed', m.meeting_signed), hint: m.meeting_signed_hint },
    ],
  },
  giveOpinion: {
    title: m.desk_opinion,
    button: m.desk_opinion_button,
    done: m.desk_opinion_done,
    rule: ({ noticeDays: days }) => m.desk_opinion_rule({ days }),
    fields: [
      choice('outcome', m.desk_opinion_outcome, opinions),
      text('reasons', m.desk_opinion_reasons, 1000, m.desk_words_for_family),
    ],
  },
  orderResurvey: {
    title: m.desk_resurvey,
    button: m.desk_resurvey_button,
    rule: m.desk_resurvey_rule,
    done: m.desk_resurvey_done,
    fields: [text('reason', m.desk_field_why)],
  },
  orderAppraisal: {
    title: m.desk_order_appraisal,
    button: m.desk_order_appraisal_button,
    rule: m.desk_order_appraisal_rule,
    done: m.desk_order_appraisal_done,
    fields: [choice('form', m.meeting_form, meetingFormWords), text('reason', m.desk_field_why)],
  },
  forward: {
    title: m.desk_forward,
    button: m.desk_forward_button,
    done: m.desk_forward_done,
    rule: ({ countyWorkingDays: days }) => m.desk_forward_rule({ days }),
    fields: [],
  },
  recordObjection: {
    title: m.desk_objection,
    button: m.desk_objection_button,
    done: m.desk_objection_done,
    rule: ({ totalExtendedWorkingDays: days }) => m.desk_objection_rule({ days }),
    fields: [
      line('name', m.meeting_objection_name, 10, m.meeting_objection_name_hint),
      line('phone', m.meeting_objection_phone, 20),
      text('text', m.desk_objection_text, 2000, m.desk_objection_text_hint),
    ],
  },
  settleObjection: {
    title: m.meeting_settle,
    button: m.meeting_settle_button,
    rule: m.meeting_settle_rule,
    done: m.meeting_settle_done,
    fields: [
      choice('objection', m.meeting_settle_which, {}),
      choice('outcome', m.meeting_settle_outcome, objectionOutcomeWords),
      text('findings', m.meeting_settle_findings, 2000, m.meeting_settle_findings_hint),
      text('answer', m.meeting_settle_answer, 1000, m.meeting_settle_answer_hint),
    ],
  },
  recordPosting: {
    title: m.meeting_post,
    button: m.meeting_post_button,
    rule: ({ noticeDays: days }) => m.meeting_post_rule({ days }),
    done: m.meeting_post_done,
    fields: [lines('places', m.meeting_post_places, m.meeting_post_places_hint), date('postedOn', m.meeting_post_day)],
  },
  recordTakingDown: {
    title: m.meeting_take_down,
    button: m.meeting_take_down_button,
    rule: m.meeting_take_down_rule,
    done: m.meeting_take_down_done,
    fields: [date('takenDownOn', m.meeting_take_down_day)],
  },
  recordCountyVisit: {
    title: m.desk_county_visit,
    button: m.desk_county_visit_button,
    rule: m.desk_county_visit_rule,
    done: m.desk_county_visit_done,
    fields: [date('visitedOn', m.desk_survey_visited_on), text('findings', m.desk_survey_findings)],
  },
  examine: {
    title: m.desk_examine,
    button: m.desk_examine_button,
    rule: m.desk_examine_rule,
    done: m.desk_examine_done,
    fields: [text('minutes', m.desk_examine_minutes)],
  },
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
    fields: [text('questions', m.desk_return_questions)],
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

/** Whether a text names a verb of this desk. */
export const isOfficerVerb = (verb: string | null): verb is OfficerVerb =>
  verb !== null && Object.hasOwn(caseForms, verb)
