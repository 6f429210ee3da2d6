import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types.js'

/** A page of tips, by due date. */
export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { rooms } = await parent()
  if (!rooms.tips) error(404)
  const cursor = url.searchParams.get('cursor')
  const { today, reports, cursor: following } = await locals.api.tips.handler.list(cursor === null ? {} : { cursor })
  const next = following === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(following)}`
  return { today, reports, next, first: cursor === null ? undefined : url.pathname }
}
