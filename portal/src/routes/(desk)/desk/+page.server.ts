import { redirect } from '@sveltejs/kit'
import { deskStages, Stage } from '#shared/domain/applications/application.ts'
import { divisionOf } from '#shared/domain/divisions/divisions.ts'
import { Program } from '#shared/domain/programs/program.ts'
import type { Api } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types.js'

/** A role without casework is led to what it may do; one that may do nothing here is told so by the page. */
export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { rooms } = await parent()
  if (rooms.cases) return { queue: await queuePage(locals.api, url) }
  if (rooms.tips) redirect(303, '/desk/tips')
  if (rooms.people) redirect(303, '/desk/people')
  return { queue: undefined }
}

async function queuePage(api: Api, url: URL) {
  const stage = Stage.safeParse(url.searchParams.get('stage')).data
  const program = Program.safeParse(url.searchParams.get('program')).data
  const cursor = url.searchParams.get('cursor') ?? undefined
  const filter = { ...(stage && { stage }), ...(program && { program }) }
  const {
    today,
    cases,
    cursor: following,
  } = await api.applications.officer.queue({ ...filter, ...(cursor && { cursor }) })
  const rows = cases.map((row) => ({
    ...row,
    village: row.village === null ? '' : (divisionOf(row.village)?.shortName ?? row.village),
  }))
  return {
    today,
    rows,
    stage,
    program,
    stages: deskStages,
    programs: Program.options,
    following,
    paged: cursor !== undefined,
  }
}
