import type * as z from 'zod'
import { petitionDays } from '#shared/domain/petitions/petition.ts'
import type { reportCommands } from '#shared/domain/reports/handle.ts'
import { m } from '#lib/paraglide/messages.js'
import { type ActForm, choice, text } from './form.server.ts'
import { outcomeWords } from './words/reports.ts'

export type ReportVerb = keyof typeof reportCommands

type Asks<Verb extends ReportVerb> = keyof z.input<(typeof reportCommands)[Verb]> & string

/** What the office does with a tip. */
export const reportForms: { readonly [Verb in ReportVerb]: ActForm<Asks<Verb>> } = {
  take: {
    title: m.desk_take,
    button: m.desk_take_button,
    done: m.desk_take_done,
    rule: () => m.desk_take_rule({ days: petitionDays.conclude }),
    fields: [],
  },
  write: {
    title: m.desk_write,
    button: m.desk_write_button,
    rule: () => m.desk_write_rule(),
    done: m.desk_write_done,
    fields: [text('text', m.desk_write_text, 2000)],
  },
  extend: {
    title: m.desk_report_extend,
    button: m.desk_report_extend_button,
    done: m.desk_report_extend_done,
    rule: () => m.desk_report_extend_rule({ days: petitionDays.extend }),
    fields: [text('reason', m.desk_field_why, 2000, m.desk_report_extend_hint)],
  },
  conclude: {
    title: m.desk_conclude,
    button: m.desk_conclude_button,
    rule: () => m.desk_conclude_rule(),
    done: m.desk_conclude_done,
    fields: [
      choice('outcome', m.desk_conclude_outcome, outcomeWords),
      text('findings', m.desk_conclude_findings, 2000, m.desk_conclude_findings_hint),
      text('answer', m.desk_conclude_answer, 2000, m.desk_conclude_answer_hint),
    ],
  },
}
