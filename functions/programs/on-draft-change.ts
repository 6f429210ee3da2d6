import type { DynamoDBRecord } from 'aws-lambda'
import { CompleteAnswers } from '#shared/domain/applications/answers.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import { childrenOf } from '#shared/domain/divisions/divisions.ts'
import { policyIdOf, tally, type PolicyDraft, type Simulation } from '#shared/domain/programs/draft.ts'
import { estimate } from '#shared/domain/programs/estimate.ts'
import { procedureUnder } from '#shared/domain/programs/procedure.ts'
import { policyInForce, type Policy } from '#shared/domain/programs/policy.ts'
import { openCasesAt } from '#shared/store/open-cases.ts'
import { draftChanged, findDraft, writeDraft } from '#shared/store/policy-drafts.ts'
import { allPolicies } from '#shared/store/public-record.ts'
import { inOrder } from '../events/in-order.ts'

/** Cases in one go: a second or two, far from this function's limit. */
const atOnce = 200

const desksOf = (region: string): string[] => {
  const county = region.slice(0, 6)
  return [county, ...childrenOf(county).map(({ code }) => code)].filter(
    (desk) => desk.startsWith(region) || region.startsWith(desk),
  )
}

/** One case under the version in force in the draft's month, and under the draft. */
const reckoned = (application: Application, draft: Policy, policies: readonly Policy[], simulation: Simulation) => {
  if (application.program !== draft.program || !application.answers.place?.village.startsWith(draft.region))
    return simulation
  const complete = CompleteAnswers.safeParse(application.answers)
  if (!complete.success) return tally(simulation, null, null)
  const month = draft.effectiveFrom
  const question = { region: complete.data.place.village, program: application.program, month }
  const under = (policy: Policy | undefined) => {
    const procedure = procedureUnder(application.program, policy)
    return policy ? estimate(policy, assessment(application, complete.data, month, procedure), procedure) : null
  }
  return tally(
    simulation,
    under(policyInForce(policies, question)),
    under(policyInForce([...policies, draft], question)),
  )
}

const simulated = async (draft: PolicyDraft): Promise<Simulation> => {
  const { proposal, simulation } = draft
  const desks = desksOf(proposal.region)
  const desk = desks[simulation.desk]
  if (desk === undefined) return { ...simulation, status: 'done', step: simulation.step + 1 }
  const policy = { ...proposal, id: policyIdOf(proposal) }
  const [{ cases, cursor }, policies] = await Promise.all([openCasesAt(desk, simulation.cursor, atOnce), allPolicies()])
  const further = cases.reduce((sofar, application) => reckoned(application, policy, policies, sofar), simulation)
  return {
    ...further,
    step: simulation.step + 1,
    cursor,
    desk: cursor === null ? simulation.desk + 1 : simulation.desk,
  }
}

/** Takes a simulation one step on; writing down how far it came calls this function again, until it is done. */
const follow = async (record: DynamoDBRecord): Promise<void> => {
  const seen = draftChanged(record)
  if (seen?.simulation.status !== 'running') return
  const draft = await findDraft(seen.id)
  if (draft === null || draft.version !== seen.version || draft.simulation.step !== seen.simulation.step) return
  await writeDraft({ ...draft, simulation: await simulated(draft) }, draft)
}

export const handler = inOrder(follow)
