import { redirect } from '@sveltejs/kit'
import { backward, carry, onward } from '#lib/apply/journey.ts'
import { editLines, saidProblem } from '#lib/apply/line-editing.server.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { contradiction, deductions, tidied } from '#lib/apply/questions/lines.ts'
import { refuse, save } from '#lib/apply/saving.server.ts'
import { keep } from '#lib/apply/scratch.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const page = 'deductions'

export const load: PageServerLoad = async (event) => {
  const { answers, id, scratch } = await draft(event)
  if (!answers.members) redirect(303, `/apply/${id}/members/1`)
  const { typed, unfinished } = opened(scratch[page], deductions, answers.deductions)
  return {
    typed,
    unfinished: unfinished && !event.url.searchParams.has('edited'),
    members: answers.members.map(({ name }, index) => ({ value: String(index), text: name })),
    back: backward(id, event.url),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const sent = typedIn(await event.request.formData())
    const edited = editLines(sent)
    if (edited) {
      await keep(event, page, edited.typed)
      redirect(303, `${event.url.pathname}?edited${carry(event.url).replace('?', '&')}${edited.hash}`)
    }
    const typed = tidied(sent)
    const said = contradiction(typed)
    if (said) return refuse(event, page, typed, [saidProblem(said)])
    const rejected = await save(event, {
      page,
      question: deductions,
      typed,
      answers: (answer) => ({ deductions: answer }),
    })
    if (rejected) return rejected
    redirect(303, onward(event.params.id, page, event.url))
  },
}
