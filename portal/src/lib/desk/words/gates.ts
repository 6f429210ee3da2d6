import type { RefusalCause } from '#shared/domain/applications/application.ts'
import type { Checkpoint } from '#shared/domain/applications/gates.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Word } from './word.ts'
import { refusalWords } from './file.ts'

interface Ruled {
  readonly name: Word
  readonly rule: Word
}

export const checkpointWords: Readonly<Record<Checkpoint, Ruled>> = {
  entry: { name: m.meeting_checkpoint_entry, rule: m.meeting_checkpoint_entry_rule },
  survey: { name: m.meeting_checkpoint_survey, rule: m.meeting_checkpoint_survey_rule },
  income: { name: m.meeting_checkpoint_income, rule: m.meeting_checkpoint_income_rule },
  supervision: { name: m.meeting_checkpoint_supervision, rule: m.meeting_checkpoint_supervision_rule },
  meeting: { name: m.meeting_checkpoint_meeting, rule: m.meeting_checkpoint_meeting_rule },
}

export const causeRules: Readonly<Record<RefusalCause, Ruled>> = {
  NOT_ELIGIBLE: { name: refusalWords.NOT_ELIGIBLE, rule: m.meeting_cause_rule_not_eligible },
  FORMALITIES_INCOMPLETE: {
    name: refusalWords.FORMALITIES_INCOMPLETE,
    rule: m.meeting_cause_rule_formalities_incomplete,
  },
  INCOME_UNCLEAR: { name: refusalWords.INCOME_UNCLEAR, rule: m.meeting_cause_rule_income_unclear },
  OBJECTION_OPEN: { name: refusalWords.OBJECTION_OPEN, rule: m.meeting_cause_rule_objection_open },
  RESPONSIBILITY_UNCLEAR: {
    name: refusalWords.RESPONSIBILITY_UNCLEAR,
    rule: m.meeting_cause_rule_responsibility_unclear,
  },
  PROCEDURE_SKIPPED: { name: refusalWords.PROCEDURE_SKIPPED, rule: m.meeting_cause_rule_procedure_skipped },
}
