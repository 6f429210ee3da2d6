import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { calculate } from '#shared/domain/programs/calculation.ts'
import { procedureUnder } from '#shared/domain/programs/procedure.ts'
import { policyInForce, type Policy } from '#shared/domain/programs/policy.ts'
import { CompleteAnswers } from './answers.ts'
import type { Application } from './application.ts'
import { assessment } from './assess.ts'
import type { Rulebook } from './rule.ts'

/** What the policies make of a case this month: how it is worked where the family lives, and what its answers come to. */
export function rulebookFor(application: Application, policies: readonly Policy[], now: string): Rulebook {
  const { program, answers } = application
  const month = monthOf(localDate(now))
  const region = answers.place?.village
  const policy = region === undefined ? undefined : policyInForce(policies, { region, program, month })
  const procedure = procedureUnder(program, policy)
  const complete = CompleteAnswers.safeParse(answers).data
  if (complete === undefined || policy === undefined) return { procedure, calculation: null }
  return { procedure, calculation: calculate(policy, assessment(application, complete, month, procedure), procedure) }
}
