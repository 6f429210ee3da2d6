import { error } from '@sveltejs/kit'
import { reportList } from '#lib/desk/report-room.server.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { rooms } = await parent()
  if (!rooms.tips) error(404)
  return reportList(locals.api.tips.handler, url)
}
