import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { yesNo } from '#lib/apply/question.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { answers, can, id, survey } = await ownApplication(event)
  if (survey === null) redirect(303, `/applications/${id}`)
  const { code } = await event.locals.api.applications.resident.surveyCode({ id })
  return {
    id,
    survey,
    members: (answers.members ?? []).map(({ name }) => name),
    code: can.includes('answerSurvey') ? code : null,
    canAnswer: can.includes('answerSurvey'),
  }
}

export const actions: Actions = {
  default: async ({ locals: { api, language }, params: { id }, request }) => {
    const typed = typedIn(await request.formData())
    const body = { right: yesNo(typed['right']), words: typed['words'] ?? '' }
    const { value, problems } = judge(commands.answerSurvey, body, language)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(language, typed, () => api.applications.resident.answerSurvey({ id, ...value }))
    if (rejected) return rejected
    redirect(303, `/applications/${id}?answered`)
  },
}
