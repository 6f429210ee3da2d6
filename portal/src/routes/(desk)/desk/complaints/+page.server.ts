import { error } from '@sveltejs/kit'
import { complaintForms } from '#lib/desk/complaint-forms.server.ts'
import { doneIn } from '#lib/desk/room.server.ts'
import type { PageServerLoad } from './$types.js'

/** The desk's own; the supervisor besides reads what is overdue at the county's, or needs a second person. */
export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.complaints) error(404)
  const door = locals.api.complaints.officer
  const cursor = url.searchParams.get('cursor')
  const [own, raised] = await Promise.all([
    door.list(cursor === null ? {} : { cursor }),
    me.role === 'supervisor' && cursor === null ? door.raised({}) : undefined,
  ])
  return {
    today: own.today,
    own: own.complaints,
    raised: raised?.complaints,
    next: own.cursor === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(own.cursor)}`,
    done: doneIn(complaintForms, url),
    first: cursor === null ? undefined : url.pathname,
  }
}
