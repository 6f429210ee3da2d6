import { error, fail } from '@sveltejs/kit'
import type { ListRow } from '#shared/domain/applications/worklist.ts'
import { contract } from '#shared/contract/index.ts'
import { deedOf, eachRow } from '#lib/desk/bulk.server.ts'
import type { BulkOutcome } from '#lib/desk/bulk.ts'
import { mayCall } from '#lib/desk/permissions.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** More than one officer can hold; what is left after so many is handed over by the next push of the button. */
const mostAtOnce = 400

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { me } = await parent()
  if (!mayCall(contract.applications.officer.assign, me.role)) error(404)
  const { colleagues } = await api.applications.worklist.get({})
  const from = colleagues.find(({ id }) => id === url.searchParams.get('from'))
  const page = from && (await api.applications.officer.queue({ assignee: from.id }))
  return {
    colleagues: colleagues.map(({ id, name, left }) => ({ value: id, text: left ? m.worklist_left({ name }) : name })),
    takers: colleagues
      .filter(({ id, left }) => !left && id !== from?.id)
      .map(({ id, name }) => ({ value: id, text: name })),
    from: from && { ...from, open: page?.cases.length ?? 0, more: page?.cursor != null },
    form: crypto.randomUUID(),
  }
}

const openOf = async (api: Api, assignee: string): Promise<ListRow[]> => {
  const rows: ListRow[] = []
  let cursor: string | null | undefined
  do {
    const page = await api.applications.officer.queue({ assignee, ...(cursor ? { cursor } : {}) })
    rows.push(...page.cases)
    cursor = page.cursor
  } while (cursor !== null && rows.length < mostAtOnce)
  return rows
}

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const { from, to, form = '' } = typedIn(await request.formData())
    const { colleagues } = await api.applications.worklist.get({})
    const giver = colleagues.find(({ id }) => id === from)
    const taker = colleagues.find(({ id, left }) => id === to && !left && id !== from)
    const deed = taker && deedOf('assign', { id: taker.id, name: taker.name })
    if (giver === undefined || deed === undefined)
      return fail(422, {
        bulk: { verb: 'assign', problem: m.worklist_hand_over_same(), results: [] } satisfies BulkOutcome,
      })
    const rows = (await openOf(api, giver.id)).map(({ id, version, number }) => ({ id, version, number: number ?? '' }))
    const results = await eachRow({ door: api.applications.officer, rows, deed, form, language })
    return { bulk: { verb: 'assign', results } satisfies BulkOutcome }
  },
}
