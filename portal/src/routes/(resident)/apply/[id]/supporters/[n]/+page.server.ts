import { redirect } from '@sveltejs/kit'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { carry } from '#lib/apply/journey.ts'
import { draft, position } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { supporter } from '#lib/apply/questions/supporter.ts'
import { save } from '#lib/apply/saving.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** They are told one after another, like the members. */
function place({ id, answers }: OwnApplication, n: string): number {
  const number = position(n, 10)
  const next = (answers.supporters?.length ?? 0) + 1
  if (number > next) redirect(303, `/apply/${id}/supporters/${next}`)
  return number
}

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const number = place(application, event.params.n)
  const { answers, id, scratch } = application
  return {
    ...opened(scratch[`supporter-${number}`], supporter, answers.supporters?.[number - 1]),
    number,
    back: `/apply/${id}/supporters${carry(event.url)}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const application = await draft(event)
    const number = place(application, event.params.n)
    const supporters = application.answers.supporters ?? []
    const rejected = await save(event, {
      page: `supporter-${number}`,
      question: supporter,
      typed: typedIn(await event.request.formData()),
      answers: (told) => ({ supporters: supporters.toSpliced(number - 1, 1, told) }),
    })
    if (rejected) return rejected
    redirect(303, `/apply/${application.id}/supporters${carry(event.url)}`)
  },
}
