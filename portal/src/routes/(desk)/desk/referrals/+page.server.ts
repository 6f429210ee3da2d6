import { error } from '@sveltejs/kit'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.referrals) error(404)
  const { referrals, today } = await locals.api.referrals.town.list({})
  return {
    today,
    saved: url.searchParams.has('saved'),
    rows: referrals.map((row) => ({ ...row, village: placeName(row.village) })),
  }
}
