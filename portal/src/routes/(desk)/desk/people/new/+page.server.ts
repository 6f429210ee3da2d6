import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { officeChoices } from '#lib/desk/office-form.server.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.people) error(404)
  return officeChoices(me.division)
}

const Join = inputOf(contract.people.administrator.join)

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { id, name, role, division, idNumber } = typed
    const judged = judge(Join, { id, name, role, division, idNumber, communities: [] }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.people.administrator.join(judged.value))
    if (rejected) return rejected
    redirect(303, '/desk/people?saved')
  },
}
