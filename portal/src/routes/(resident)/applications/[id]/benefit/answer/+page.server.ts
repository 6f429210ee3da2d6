import { redirect } from '@sveltejs/kit'
import { benefitCommands } from '#shared/domain/benefits/changes.ts'
import { ownBenefit } from '#lib/apply/own-benefit.server.ts'
import { yesNo } from '#lib/apply/question.ts'
import { day } from '#lib/days.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { id, proposal } = await ownBenefit(event)
  if (proposal === null || proposal.answered !== null) redirect(303, `/applications/${id}/benefit`)
  return { id, words: proposal.explanation, until: day(proposal.answerUntil.date, event.locals.language) }
}

export const actions: Actions = {
  default: async ({ locals: { api, language }, params: { id }, request }) => {
    const typed = typedIn(await request.formData())
    const body = { statement: typed['statement'], hearingWanted: yesNo(typed['hearingWanted']) }
    const { value, problems } = judge(benefitCommands.answerProposal, body, language)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(language, typed, () => api.benefits.resident.answer({ id, ...value }))
    if (rejected) return rejected
    redirect(303, `/applications/${id}/benefit?answered`)
  },
}
