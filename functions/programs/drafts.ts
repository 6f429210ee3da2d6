import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { clashes, newSimulation, policyIdOf, type PolicyDraft, type Proposal } from '#shared/domain/programs/draft.ts'
import { definitionOf } from '#shared/domain/programs/definitions.ts'
import { onExamples } from '#shared/domain/programs/examples.ts'
import { looserLimits } from '#shared/domain/programs/procedure.ts'
import { draftsOf, writeDraft } from '#shared/store/policy-drafts.ts'
import { allPolicies } from '#shared/store/public-record.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { countyOf, wrongField } from '../people/county.ts'
import { draftOf } from './draft.ts'

const drafts = implement(contract.programs.drafts).$context<RequestContext>().use(signedIn)

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** A version is for a month to come or the present one, never in the place of a signed one, and gives no office more time than the law. */
const proposed = async (proposal: Proposal, { actor, now }: Context): Promise<void> => {
  if (!proposal.region.startsWith(countyOf(actor))) throw wrongField('region', 'outside-county')
  const [looser] = looserLimits(definitionOf(proposal.program), proposal.procedure)
  if (looser !== undefined) throw wrongField(`procedure.limits.${looser}`, 'looser-than-law')
  if (proposal.effectiveFrom < monthOf(localDate(now))) throw wrongField('effectiveFrom', 'month-past')
  if ((await allPolicies()).some((policy) => clashes(policy, proposal)))
    throw wrongField('effectiveFrom', 'month-taken')
}

const written = async (draft: PolicyDraft, before: PolicyDraft | null) => {
  if (!(await writeDraft(draft, before))) throw problem('CHANGED_MEANWHILE')
  return draft
}

export const handler = serve(
  drafts.router({
    list: drafts.list.handler(async ({ context: { actor } }) => {
      const county = countyOf(actor)
      const signed = (await allPolicies()).filter(({ region }) => region.startsWith(county))
      return {
        drafts: await draftsOf(county),
        policies: signed.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1)),
      }
    }),
    get: drafts.get.handler(async ({ input: { id }, context: { actor } }) => {
      const draft = await draftOf(id, actor)
      const { proposal } = draft
      return { draft, examples: onExamples(await allPolicies(), { ...proposal, id: policyIdOf(proposal) }) }
    }),
    draft: drafts.draft.handler(async ({ input: proposal, context }) => {
      await proposed(proposal, context)
      const { actor, now } = context
      const drafted = { id: actor.id, name: actor.name, at: now }
      return written({ id: randomUUID(), version: 1, proposal, drafted, simulation: newSimulation, signed: null }, null)
    }),
    revise: drafts.revise.handler(async ({ input: { id, version, ...proposal }, context }) => {
      const { actor, now } = context
      const before = await draftOf(id, actor)
      if (before.version !== version || before.signed !== null) throw problem('CHANGED_MEANWHILE')
      await proposed(proposal, context)
      const drafted = { id: actor.id, name: actor.name, at: now }
      return written({ ...before, version: version + 1, proposal, drafted, simulation: newSimulation }, before)
    }),
  }),
)
