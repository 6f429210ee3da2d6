import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { authorisationMissing, id } = await ownApplication(event)
  if (!authorisationMissing) redirect(303, `/applications/${id}`)
  return { id }
}

export const actions: Actions = {
  default: async ({ locals: { api, language }, params: { id }, request }) => {
    const typed = typedIn(await request.formData())
    const body = { verificationAuthorised: typed['verificationAuthorised'] === 'yes' }
    const { value, problems } = judge(commands.authoriseVerification, body, language)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(language, typed, () =>
      api.applications.resident.authoriseVerification({ id, ...value }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${id}?answered`)
  },
}
