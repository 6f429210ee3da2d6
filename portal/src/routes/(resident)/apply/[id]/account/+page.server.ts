import { redirect } from '@sveltejs/kit'
import { backward, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { account } from '#lib/apply/questions/account.ts'
import { save } from '#lib/apply/saving.server.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { answers, id, scratch } = await draft(event)
  const { typed, unfinished } = opened(scratch['account'], account, answers.account)
  return { typed: withHolder(typed, answers.members?.[0]?.name), unfinished, back: backward(id, event.url) }
}

/** Most accounts are the applicant's own. */
const withHolder = (typed: Typed, name = ''): Typed => ({ holder: name, ...typed })

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const rejected = await save(event, {
      page: 'account',
      question: account,
      typed,
      answers: (answer) => ({ account: answer }),
    })
    if (rejected) return rejected
    redirect(303, onward(event.params.id, 'account', event.url))
  },
}
