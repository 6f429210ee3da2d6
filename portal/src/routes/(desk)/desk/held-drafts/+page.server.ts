import { error } from '@sveltejs/kit'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { rooms } = await parent()
  if (!rooms.held) error(404)
  const { held, today } = await locals.api.mandates.town.held({})
  return { today, held: held.map((row) => ({ ...row, village: placeName(row.village) })) }
}
