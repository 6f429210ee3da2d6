import { error } from '@sveltejs/kit'
import { reportForms } from '#lib/desk/report-forms.server.ts'
import { doneIn } from '#lib/desk/room.server.ts'
import type { PageServerLoad } from './$types.js'

/** A page of the desk's own tips, by due date; the supervisor besides sees what is late or asked for at the handlers'. */
export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.tips) error(404)
  const door = locals.api.tips.handler
  const cursor = url.searchParams.get('cursor')
  const [{ today, reports, cursor: following }, watched] = await Promise.all([
    door.list(cursor === null ? {} : { cursor }),
    me.role === 'supervisor' && cursor === null ? door.watched({}) : undefined,
  ])
  const next = following === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(following)}`
  const first = cursor === null ? undefined : url.pathname
  return { today, reports, watched: watched?.tips, next, first, done: doneIn(reportForms, url) }
}
