import type { Actor } from '#shared/domain/people/person.ts'
import type { PolicyDraft } from '#shared/domain/programs/draft.ts'
import { findDraft } from '#shared/store/policy-drafts.ts'
import { problem } from '../http/problem.ts'
import { countyOf } from '../people/county.ts'

/** A draft of another county does not exist for the actor. */
export const draftOf = async (id: string, actor: Actor): Promise<PolicyDraft> => {
  const draft = await findDraft(id)
  if (draft === null || !draft.proposal.region.startsWith(countyOf(actor))) throw problem('NOT_FOUND')
  return draft
}
