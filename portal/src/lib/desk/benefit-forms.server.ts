import type { BenefitVerb } from '#shared/domain/benefits/changes.ts'
import { answerWorkingDays } from '#shared/domain/benefits/waiting.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, date, line, lines, money, number, text } from './form.server.ts'
import { changeReasonWords, directionWords, mannerWords, recheckWords } from '#lib/benefit-words.ts'

/** What officers do with a benefit; the rest is the family's and the calendar's. */
export type BenefitDeskVerb = Exclude<
  BenefitVerb,
  'answerProposal' | 'askToLeave' | 'callDueRecheck' | 'drawSpotCheck' | 'noteKin'
>

const { 'spot-check': _drawn, ...causes } = recheckWords
const { 'own-request': _own, ...reasons } = changeReasonWords
const done = m.benefit_done

export const benefitForms: { readonly [V in BenefitDeskVerb]: ActForm } = {
  callRecheck: {
    title: m.benefit_do_recheck,
    button: m.benefit_do_recheck,
    rule: () => m.benefit_rule_recheck(),
    done,
    fields: [choice('cause', m.benefit_field_cause, causes)],
  },
  findUnchanged: {
    title: m.benefit_do_unchanged,
    button: m.benefit_do_unchanged,
    rule: () => m.benefit_rule_unchanged(),
    done,
    fields: [
      lines('surveyors', m.investigation_surveyors, m.benefit_hint_surveyors),
      text('findings', m.benefit_field_findings),
    ],
  },
  propose: {
    title: m.benefit_do_propose,
    button: m.benefit_do_propose,
    rule: () => m.benefit_rule_propose({ days: answerWorkingDays }),
    done,
    fields: [
      choice('direction', m.benefit_field_direction, directionWords),
      choice('reason', m.benefit_field_reason, reasons),
      money('monthlyFen', m.benefit_field_monthly),
      text('explanation', m.benefit_field_explanation, 1000, m.desk_words_for_family),
      line('overpayment', m.benefit_field_overpayment, 10, m.benefit_hint_over),
      number('overpaidMonths', m.benefit_field_over_months),
      money('overpaidFen', m.benefit_field_over_monthly),
    ],
  },
  inviteToHearing: {
    title: m.benefit_do_invite,
    button: m.benefit_do_invite,
    rule: () => m.benefit_rule_invite(),
    done,
    fields: [date('on', m.benefit_field_on)],
  },
  hear: {
    title: m.benefit_do_hear,
    button: m.benefit_do_hear,
    rule: () => m.benefit_rule_hear(),
    done,
    fields: [choice('manner', m.benefit_field_manner, mannerWords), text('statement', m.benefit_field_statement, 2000)],
  },
  decideChange: {
    title: m.benefit_do_decide,
    button: m.benefit_do_decide,
    rule: () => m.benefit_rule_decide(),
    done,
    grave: true,
    fields: [
      choice('outcome', m.benefit_field_outcome, {
        'carry-out': m.benefit_outcome_carry_out,
        drop: m.benefit_outcome_drop,
      }),
      text('reasons', m.benefit_field_reasons, 1000, m.desk_words_for_family),
      number('gradualExitMonths', m.benefit_field_gradual, m.benefit_hint_gradual),
    ],
  },
  keepPaying: {
    title: m.benefit_do_keep,
    button: m.benefit_do_keep,
    rule: () => m.benefit_rule_keep(),
    done,
    fields: [text('reasons', m.benefit_field_reasons)],
  },
  closeGradualExit: {
    title: m.benefit_do_close,
    button: m.benefit_do_close,
    rule: () => m.benefit_rule_close(),
    done,
    fields: [],
  },
}
