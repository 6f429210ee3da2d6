import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { policyIdOf } from '#shared/domain/programs/draft.ts'
import { policyField, policyTyped, policyValues } from '#lib/desk/policy-form.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params: { id }, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.policies || !z.uuid().safeParse(id).success) error(404)
  const { draft, examples } = await locals.api.programs.drafts.get({ id })
  const { proposal, signed, simulation } = draft
  return {
    draft,
    examples,
    policy: { ...proposal, id: policyIdOf(proposal) },
    values: policyValues(proposal),
    mayRevise: me.role === 'administrator' && signed === null,
    maySign: me.role === 'county-confirmer' && signed === null && simulation.status === 'done',
    done: url.searchParams.has('signed'),
  }
}

const Revise = inputOf(contract.programs.drafts.revise)

export const actions: Actions = {
  revise: async ({ request, params: { id }, locals: { api, language }, url }) => {
    const form = await request.formData()
    const typed = typedIn(form)
    const notCounted = everyText(form, 'notCounted')
    const values = { ...typed, notCounted: notCounted.join() }
    const rename = policyField(typed)
    const body = { ...policyTyped(typed, notCounted), id, version: Number(typed.version) }
    const judged = judge(Revise, body, language, rename)
    if (judged.problems) return reject(values, judged.problems, 422)
    const { rejected } = await attempt(language, values, () => api.programs.drafts.revise(judged.value), rename)
    if (rejected) return rejected
    redirect(303, url.pathname)
  },
  sign: async ({ request, params: { id }, locals: { api, language }, url }) => {
    const typed = typedIn(await request.formData())
    const signature = { id, version: Number(typed.version) }
    const { rejected } = await attempt(language, {}, () => api.programs.signatory.sign(signature))
    if (rejected) return rejected
    redirect(303, `${url.pathname}?signed`)
  },
}
