import { error } from '@sveltejs/kit'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.benefits) error(404)
  const cursor = url.searchParams.get('cursor')
  const page = await locals.api.benefits.officer.list(cursor === null ? {} : { cursor })
  return {
    today: page.today,
    rows: page.benefits.map((row) => ({ ...row, village: placeName(row.village) })),
    next: page.cursor === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(page.cursor)}`,
    first: cursor === null ? undefined : url.pathname,
  }
}
