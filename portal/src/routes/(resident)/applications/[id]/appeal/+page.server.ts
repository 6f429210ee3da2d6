import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { dayWords } from '#lib/apply/standing/due.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { appealUntil, can, id, today } = await ownApplication(event)
  if (!can.includes('appeal') || appealUntil === null) redirect(303, `/applications/${id}`)
  return { id, until: dayWords(appealUntil, today) }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const rejected = await sayOrReject(event.locals, typed, commands.appeal, (body) =>
      event.locals.api.applications.resident.appeal({ id: event.params.id, ...body }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${event.params.id}?answered`)
  },
}
