import { redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions } from './$types.js'

const Claim = inputOf(contract.applications.resident.claim)

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { code, idNumber } = typed
    const judged = judge(Claim, { code, idNumber }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { value, rejected } = await attempt(language, typed, () => api.applications.resident.claim(judged.value))
    if (rejected) return rejected
    redirect(303, `/applications/${value.id}/mandate`)
  },
}
