import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { policyField, policyTyped, policyValues } from '#lib/desk/policy-form.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** A new version begins as a copy of a signed one. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.policies || me.role !== 'administrator') error(404)
  const { policies } = await locals.api.programs.drafts.list({})
  const from = policies.find(({ id }) => id === url.searchParams.get('from'))
  if (from === undefined) error(404)
  return { from, values: { ...policyValues(from), effectiveFrom: '' } }
}

const Draft = inputOf(contract.programs.drafts.draft)

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const form = await request.formData()
    const typed = typedIn(form)
    const notCounted = everyText(form, 'notCounted')
    const rename = policyField(typed)
    const judged = judge(Draft, policyTyped(typed, notCounted), language, rename)
    if (judged.problems) return reject({ ...typed, notCounted: notCounted.join() }, judged.problems, 422)
    const values = { ...typed, notCounted: notCounted.join() }
    const { value, rejected } = await attempt(language, values, () => api.programs.drafts.draft(judged.value), rename)
    if (rejected) return rejected
    redirect(303, `/desk/policies/${value.id}`)
  },
}
