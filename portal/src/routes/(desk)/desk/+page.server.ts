import { fail, redirect } from '@sveltejs/kit'
import { deskStages } from '#shared/domain/applications/application.ts'
import { SavedFilter } from '#shared/domain/applications/worklist.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { deedOf, eachRow, isBulkVerb, tickedIn } from '#lib/desk/bulk.server.ts'
import type { BulkOutcome } from '#lib/desk/bulk.ts'
import { filterIn, listPath } from '#lib/desk/work-list.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { placeName, placesIn } from '#lib/server/counties.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** A role without casework is led to what it may do; one that may do nothing here is told so by the page. */
export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { rooms, me } = await parent()
  if (rooms.cases) return { queue: await listPage(locals.api, url, me.division), form: crypto.randomUUID() }
  if (rooms.mandates) redirect(303, '/desk/mandates')
  if (rooms.signatures) redirect(303, '/desk/signatures')
  if (rooms.finding) redirect(303, '/desk/referrals/new')
  if (rooms.tips) redirect(303, '/desk/tips')
  if (rooms.custody) redirect(303, '/desk/custody')
  if (rooms.people) redirect(303, '/desk/people')
  return { queue: undefined, form: '' }
}

async function listPage(api: Api, url: URL, division: string) {
  const filter = filterIn(url.searchParams)
  const cursor = url.searchParams.get('cursor') ?? undefined
  const [page, { filters, colleagues }] = await Promise.all([
    api.applications.officer.queue({ ...filter, ...(cursor && { cursor }) }),
    api.applications.worklist.get({}),
  ])
  const { today, cases, cursor: following } = page
  const rows = cases.map((row) => ({
    ...row,
    village: row.village === null ? '' : placeName(row.village),
  }))
  return {
    today,
    rows,
    filter,
    saved: filters,
    colleagues,
    stages: deskStages,
    programs: Program.options,
    places: placesIn(division).map(({ code, name }) => ({ value: code, text: name })),
    following,
    paged: cursor !== undefined,
    said: saidBy(url.searchParams),
  }
}

/** What somebody who comes here is told. */
function saidBy(params: URLSearchParams): string | undefined {
  if (params.has('saved')) return m.worklist_saved_done()
  if (params.has('dropped')) return m.worklist_dropped()
  if (!params.has('end')) return undefined
  return params.get('end') === 'next' ? m.worklist_end_next() : m.worklist_end_previous()
}

const to = (path: string, word: string) => redirect(303, `${path}${path.includes('?') ? '&' : '?'}${word}`)

export const actions: Actions = {
  share: async ({ request, locals: { api, language } }) => {
    const form = await request.formData()
    const { verb, to: account, form: sent = '' } = typedIn(form)
    if (!isBulkVerb(verb)) return fail(400)
    const rows = tickedIn(everyText(form, 'case'))
    const nothing = (problem: string) => fail(422, { bulk: { verb, problem, results: [] } satisfies BulkOutcome })
    if (rows.length === 0) return nothing(m.worklist_none_ticked())
    const colleagues = verb === 'assign' ? (await api.applications.worklist.get({})).colleagues : []
    const colleague = colleagues.find(({ id, left }) => id === account && !left)
    const deed = deedOf(verb, colleague && { id: colleague.id, name: colleague.name })
    if (deed === undefined) return nothing(m.worklist_nobody_chosen())
    const results = await eachRow({ door: api.applications.officer, rows, deed, form: sent, language })
    return { bulk: { verb, results } satisfies BulkOutcome }
  },
  save: async ({ request, url, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const filter = filterIn(url.searchParams)
    const judged = judge(SavedFilter, { name: typed['name'] ?? '', filter }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.applications.worklist.saveFilter(judged.value))
    if (rejected) return rejected
    return to(listPath(filter), 'saved')
  },
  drop: async ({ request, url, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { rejected } = await attempt(language, typed, () =>
      api.applications.worklist.dropFilter({ name: typed['name'] ?? '' }),
    )
    if (rejected) return rejected
    return to(listPath(filterIn(url.searchParams)), 'dropped')
  },
}
