import { error } from '@sveltejs/kit'
import type { ToSign } from '#shared/domain/applications/signing.ts'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

const pages: Readonly<Record<ToSign['sheet'], (id: string) => string>> = {
  survey: (id) => `/desk/surveys/${id}`,
  minutes: (id) => `/desk/applications/${id}/minutes`,
}

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { rooms } = await parent()
  if (!rooms.signatures) error(404)
  const { today, cases } = await locals.api.applications.worklist.signatures({})
  const rows = cases.map(({ village, ...row }) => ({
    ...row,
    href: pages[row.sheet](row.id),
    village: village === null ? '' : placeName(village),
  }))
  return { today, rows }
}
