import { error } from '@sveltejs/kit'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.policies) error(404)
  const { drafts, policies } = await locals.api.programs.drafts.list({})
  return {
    drafts: drafts.map((draft) => ({ ...draft, place: placeName(draft.proposal.region) })),
    policies: policies.map((policy) => ({ ...policy, place: placeName(policy.region) })),
    mayDraft: me.role === 'administrator',
  }
}
