import { askable } from '#shared/domain/applications/deficiency.ts'
import type { Limits } from '#shared/domain/programs/procedure.ts'
import { incomeName } from '#lib/incomes.ts'
import { subjectName } from '#lib/apply/words/missing.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, items, line, lines, money, number, phone, text, told } from './form.server.ts'
import type { Asks, OfficerVerb } from './case-forms.server.ts'
import { meetingFormWords, objectionOutcomeWords } from './words/file.ts'

const perWords = { month: m.household_found_month, year: m.household_found_year }
const opinions = { grant: m.desk_opinion_grant, refuse: m.desk_opinion_refuse }
const askableWords = Object.fromEntries(askable.map((subject) => [subject, subjectName[subject]]))

/** What the town says, from the application's arrival to the notice's end. */
export const townForms = {
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
  countIncome: {
    title: m.household_found,
    button: m.household_found_button,
    rule: () => m.household_found_rule(),
    done: m.household_adjust_done,
    fields: [
      number('member', m.household_found_member, m.household_found_member_hint),
      choice('kind', m.household_found_kind, incomeName),
      choice('per', m.household_found_per, perWords),
      money('countedFen', m.household_adjust_counted, m.household_adjust_counted_hint),
      text('reason', m.desk_field_why, 1000, m.desk_words_for_family),
    ],
  },
  requestVerification: {
    title: m.verification_again,
    button: m.verification_again_button,
    rule: ({ verificationStartWorkingDays: days }) => m.verification_again_rule({ days }),
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
    ],
  },
  signAppraisal: {
    title: m.meeting_sign,
    button: m.meeting_sign_button,
    rule: m.meeting_sign_rule,
    done: m.meeting_sign_done,
    fields: [
      choice('sheet', m.meeting_sign_sheet, {}),
      told('unsigned', m.meeting_sign_unsigned, m.meeting_sign_unsigned_hint, {
        of: 'participant',
        words: 'reason',
        rows: 1,
      }),
    ],
  },
  answerQuestions: {
    title: m.desk_answer,
    button: m.desk_answer_button,
    rule: m.desk_answer_rule,
    done: m.desk_answer_done,
    fields: [
      told('answers', m.desk_answer_each, m.desk_answer_each_hint, { of: 'question', words: 'answer', rows: 3 }),
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
  signOpinion: {
    title: m.desk_sign_opinion,
    button: m.desk_sign_opinion_button,
    done: m.desk_sign_opinion_done,
    rule: () => m.desk_sign_opinion_rule(),
    fields: [],
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
      phone('phone', m.meeting_objection_phone),
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
} satisfies { readonly [Verb in OfficerVerb]?: ActForm<Asks<Verb>, Limits> }
