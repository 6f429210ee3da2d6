import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { kinChoices, kinField, kinTyped } from '#lib/desk/kin-form.server.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.kin) error(404)
  const cursor = url.searchParams.get('cursor')
  const [{ entries, cursor: following }, choices] = await Promise.all([
    locals.api.people.registrar.list(cursor === null ? {} : { cursor }),
    kinChoices(locals.api, me.division),
  ])
  return {
    entries,
    ...choices,
    first: cursor === null ? undefined : url.pathname,
    next: following === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(following)}`,
    saved: url.searchParams.has('saved'),
  }
}

const Add = inputOf(contract.people.registrar.add)

export const actions: Actions = {
  default: async ({ request, locals: { api, language }, url }) => {
    const typed = typedIn(await request.formData())
    const judged = judge(Add, kinTyped(typed), language, kinField)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.people.registrar.add(judged.value), kinField)
    if (rejected) return rejected
    redirect(303, `${url.pathname}?saved`)
  },
}
