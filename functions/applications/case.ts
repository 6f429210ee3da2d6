import { assessment } from '#shared/domain/applications/assess.ts'
import { CompleteAnswers } from '#shared/domain/applications/answers.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { applicationNumber } from '#shared/domain/applications/number.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import type { Party } from '#shared/domain/people/person.ts'
import { estimate, type EstimateResult } from '#shared/domain/programs/estimate.ts'
import { dibao } from '#shared/domain/programs/procedure.ts'
import { policyInForce } from '#shared/domain/programs/policy.ts'
import { record, type Recorded } from '#shared/store/applications.ts'
import { allPolicies } from '#shared/store/public-record.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import { refused } from '../http/problem.ts'

/** What the policy in force makes of the answers this month; null while they are incomplete or no policy is in force. */
export async function estimateOf({ program, answers }: Application, now: string): Promise<EstimateResult | null> {
  const complete = CompleteAnswers.safeParse(answers)
  if (!complete.success) return null
  const question = assessment(program, complete.data, monthOf(localDate(now)))
  const policy = policyInForce(await allPolicies(), question)
  return policy === undefined ? null : estimate(policy, question)
}

export interface Deed {
  readonly file: CaseFile
  readonly command: Command
  readonly actor: Party
  readonly now: string
  readonly requestId: string | null
}

/** Decides and records; throws the named problem when the domain says no. One transaction, no further read. */
export async function carryOut({
  file,
  command,
  actor,
  now,
  requestId,
}: Deed): Promise<{ recorded: Recorded; file: CaseFile }> {
  const { application: before } = file
  const event = decide(before, command, {
    actor,
    now,
    newId: randomUUID(),
    newNumber: applicationNumber(before.answers.place?.village ?? '', localDate(now), randomBytes(4)),
    estimate: await estimateOf(before, now),
    procedure: dibao,
  })
  if (isRefusal(event)) throw refused(event)
  const after = evolve(before, event)
  const recorded = await record({ before, after, event, actor: actor.id, requestId })
  return { recorded, file: { ...file, application: after, events: [...file.events, event] } }
}
