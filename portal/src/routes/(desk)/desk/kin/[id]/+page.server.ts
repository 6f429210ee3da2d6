import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { kinChoices, kinField, kinTyped } from '#lib/desk/kin-form.server.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params: { id }, parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.kin || !z.uuid().safeParse(id).success) error(404)
  const [kin, choices] = await Promise.all([
    locals.api.people.registrar.get({ id }),
    kinChoices(locals.api, me.division),
  ])
  const { of, relation, name } = kin
  const whose: Record<string, string> =
    of.kind === 'account' ? { account: of.account } : { cadre: of.name, village: of.village }
  return { kin, values: { ...whose, relation, name }, ...choices }
}

const Correct = inputOf(contract.people.registrar.correct)

export const actions: Actions = {
  correct: async ({ request, params: { id }, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const judged = judge(Correct, { ...kinTyped(typed), id, version: Number(typed.version) }, language, kinField)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.people.registrar.correct(judged.value), kinField)
    if (rejected) return rejected
    redirect(303, '/desk/kin?saved')
  },
  remove: async ({ request, params: { id }, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const removal = { id, version: Number(typed.version) }
    const { rejected } = await attempt(language, typed, () => api.people.registrar.remove(removal))
    if (rejected) return rejected
    redirect(303, '/desk/kin?saved')
  },
}
