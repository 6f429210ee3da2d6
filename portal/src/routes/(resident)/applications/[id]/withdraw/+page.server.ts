import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { reopenDays } from '#shared/domain/applications/remedies.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { officesOf } from '#lib/apply/standing/offices.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  const { can, id, number, stage } = application
  if (!can.includes('withdraw')) redirect(303, `/applications/${id}`)
  return { id, number, draft: stage === 'DRAFT', office: officesOf(application).town, days: reopenDays }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const rejected = await sayOrReject(event.locals, typed, commands.withdraw, (body) =>
      event.locals.api.applications.resident.withdraw({ id: event.params.id, ...body }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${event.params.id}`)
  },
}
