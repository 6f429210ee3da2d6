import { redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = () => ({ programs: Program.options })

const Invitation = inputOf(contract.applications.resident.takeInvitation)

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { code, program } = typed
    const judged = judge(Invitation, { code, program }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { value, rejected } = await attempt(language, typed, () =>
      api.applications.resident.takeInvitation(judged.value),
    )
    if (rejected) return rejected
    redirect(303, `/apply/${value.id}`)
  },
}
