import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { lineWords } from '#lib/apply/words/answers.ts'
import { incomeName } from '#lib/incomes.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { adjustments, can, documents, id } = await ownApplication(event)
  if (!can.includes('answerAdjustment')) redirect(303, `/applications/${id}`)
  return {
    id,
    lines: adjustments
      .filter(({ answer }) => answer === null)
      .map(({ kind, per, declaredFen, countedFen, reason }) => ({
        declared: lineWords(incomeName[kind](), declaredFen, per),
        counted: lineWords(incomeName[kind](), countedFen, per),
        reason,
      })),
    documents: documents.filter(({ status }) => status === 'clean').length,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const rejected = await sayOrReject(event.locals, typed, commands.answerAdjustment, (body) =>
      event.locals.api.applications.resident.answerAdjustment({ id: event.params.id, ...body }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${event.params.id}?answered`)
  },
}
