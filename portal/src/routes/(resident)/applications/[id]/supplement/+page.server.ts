import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { mayCommit } from '#shared/domain/applications/deficiency.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { missingWords } from '#lib/apply/words/missing.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject, type Typed } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { can, deficiency, documents, id } = await ownApplication(event)
  if (!can.includes('answerDeficiency') || !deficiency) redirect(303, `/applications/${id}`)
  return {
    id,
    items: deficiency.items.map((item) => ({ words: missingWords(item), commitment: mayCommit(item.subject) })),
    documents: documents.filter(({ status }) => status === 'clean').map((one) => ({ value: one.id, text: one.name })),
  }
}

/** The answer to each thing as the contract has it; the ticked documents of one thing are one text, parted by blanks. */
const answersIn = (typed: Typed, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const how = typed[`how.${at}`]
    const words = typed[`words.${at}`] ?? ''
    return {
      how,
      words,
      ...(how === 'documents' && { documents: typed[`documents.${at}`]?.split(' ').filter(Boolean) }),
    }
  })

/** The field that a path is about: `answers.0.documents` is `documents.0`. */
const fieldAt = (path: string) => {
  const [, at = '0', name = 'how'] = path.split('.')
  return `${name}.${at}`
}

export const actions: Actions = {
  default: async (event) => {
    const { deficiency, id } = await ownApplication(event)
    const form = await event.request.formData()
    const count = deficiency?.items.length ?? 0
    const ticked = Array.from({ length: count }, (_, at) => [
      `documents.${at}`,
      everyText(form, `documents.${at}`).join(' '),
    ])
    const typed: Typed = { ...typedIn(form), ...Object.fromEntries(ticked) }
    const { language, api } = event.locals
    const judged = judge(commands.answerDeficiency, { answers: answersIn(typed, count) }, language, fieldAt)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(
      language,
      typed,
      () => api.applications.resident.answerDeficiency({ id, ...judged.value }),
      fieldAt,
    )
    if (rejected) return rejected
    redirect(303, `/applications/${id}?answered`)
  },
}
