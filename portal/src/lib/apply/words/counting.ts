import type { Counting, CountingRule } from '#shared/domain/applications/counted.ts'
import { m } from '#lib/paraglide/messages.js'

const rules: Readonly<Record<CountingRule, () => string>> = {
  applicant: m.household_rule_applicant,
  spouse: m.household_rule_spouse,
  'minor-child': m.household_rule_minor_child,
  student: m.household_rule_student,
  'needs-care': m.household_rule_needs_care,
  together: m.household_rule_together,
  apart: m.household_rule_apart,
  'no-duty': m.household_rule_no_duty,
  clergy: m.household_rule_clergy,
  prison: m.household_rule_prison,
  detox: m.household_rule_detox,
  missing: m.household_rule_missing,
}

/** "计入：在读全日制本科及以下的子女（57号文 第七条（三））". */
export const countingWords = ({ counted, rule, clause }: Counting): string =>
  (counted ? m.household_counted : m.household_not_counted)({ why: rules[rule](), clause })
