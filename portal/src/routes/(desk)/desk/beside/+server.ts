import { redirect } from '@sveltejs/kit'
import { casePath, filterIn, listPath } from '#lib/desk/work-list.ts'
import type { RequestHandler } from './$types.js'

/** Leads to the case beside a place in a list; at its end, back to the list, which says so. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const filter = filterIn(url.searchParams)
  const way = url.searchParams.get('way') === 'previous' ? 'previous' : 'next'
  const at = url.searchParams.get('at') ?? ''
  const { found } = await locals.api.applications.worklist.beside({ ...filter, at, way })
  if (found) redirect(303, casePath(found.id, filter, found.at))
  const list = listPath(filter)
  redirect(303, `${list}${list.includes('?') ? '&' : '?'}end=${way}`)
}
