import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { rooms } = await parent()
  if (!rooms.mandates) error(404)
  return locals.api.mandates.agent.list({})
}
