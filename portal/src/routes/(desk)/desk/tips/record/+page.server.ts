import { error } from '@sveltejs/kit'
import { RecordedTip } from '#shared/domain/reports/report.ts'
import { counties } from '#lib/server/counties.ts'
import { file } from '#lib/server/reports/filing.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.tips) error(404)
  return { counties: counties().filter(({ code }) => code === me.division) }
}

export const actions: Actions = {
  default: (event) =>
    file(event, RecordedTip, (filing) => event.locals.api.tips.handler.record(filing), {
      room: 'desk/tips/record',
      besides: ({ channel }) => ({ channel: channel || undefined }),
    }),
}
