import { redirect } from '@sveltejs/kit'
import { aloneReasons } from '#shared/domain/applications/counted.ts'
import { backward, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { circumstances } from '#lib/apply/questions/circumstances.ts'
import { save } from '#lib/apply/saving.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { answers, id, scratch, today } = await draft(event)
  return {
    ...opened(scratch['circumstances'], circumstances, answers.circumstances),
    alone: aloneReasons(answers, today),
    back: backward(id, event.url),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const rejected = await save(event, {
      page: 'circumstances',
      question: circumstances,
      typed,
      answers: (answer) => ({ circumstances: answer }),
    })
    if (rejected) return rejected
    redirect(303, onward(event.params.id, 'circumstances', event.url))
  },
}
