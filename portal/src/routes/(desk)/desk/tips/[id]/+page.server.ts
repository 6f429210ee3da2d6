import { error } from '@sveltejs/kit'
import { actOnReport, reportFile } from '#lib/desk/report-room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.tips) error(404)
  return reportFile(locals.api.tips.handler, params.id, me, url)
}

export const actions: Actions = {
  default: (event) => actOnReport(event.locals.api.tips.handler, event.params.id, event),
}
