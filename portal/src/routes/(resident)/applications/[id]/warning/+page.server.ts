import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { yesNo } from '#lib/apply/question.ts'
import { dueWords } from '#lib/apply/standing/due.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { can, id, timeline, today, warning } = await ownApplication(event)
  if (!can.includes('answerWarning') || warning === null) redirect(303, `/applications/${id}`)
  return {
    id,
    words: timeline.findLast(({ type }) => type === 'warned')?.words ?? [],
    until: dueWords(warning.until, today),
  }
}

export const actions: Actions = {
  default: async ({ locals: { api, language }, params: { id }, request }) => {
    const typed = typedIn(await request.formData())
    const body = { answer: typed['answer'], hearingWanted: yesNo(typed['hearingWanted']) }
    const { value, problems } = judge(commands.answerWarning, body, language)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(language, typed, () => api.applications.resident.answerWarning({ id, ...value }))
    if (rejected) return rejected
    redirect(303, `/applications/${id}?answered`)
  },
}
