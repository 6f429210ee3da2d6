import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { rooms } = await parent()
  if (!rooms.custody) error(404)
  return locals.api.tips.custody.list({})
}
