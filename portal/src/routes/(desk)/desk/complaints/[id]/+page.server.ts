import { error } from '@sveltejs/kit'
import { actOnReport, reportFile } from '#lib/desk/report-room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.complaints) error(404)
  return reportFile(locals.api.complaints.officer, params.id, me, url)
}

export const actions: Actions = {
  default: (event) => actOnReport(event.locals.api.complaints.officer, event.params.id, event),
}
