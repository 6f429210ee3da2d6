import { error, redirect } from '@sveltejs/kit'
import { MandateEnding } from '#shared/domain/applications/mandate.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { carriedWords } from '#lib/apply/standing/mandate.ts'
import { happened } from '#lib/apply/standing/happened.ts'
import { officesOf } from '#lib/apply/standing/offices.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** By what right somebody carries it, what they did, and the end of it. */
export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  const { can, id, mandate, stage, timeline } = application
  if (mandate === null) error(404, m.error_404_title())
  const deeds = timeline.filter(({ role }) => role === 'agent')
  return {
    id,
    mandate,
    carried: carriedWords(application),
    deeds: happened({ ...application, timeline: deeds }, officesOf(application)),
    mayEnd: can.includes('endMandate'),
    back: stage === 'DRAFT' ? `/apply/${id}` : `/applications/${id}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event
    const rejected = await sayOrReject(locals, typedIn(await request.formData()), MandateEnding, (body) =>
      locals.api.applications.resident.endMandate({ id: params.id, ...body }),
    )
    if (rejected) return rejected
    redirect(303, locals.session?.role === 'agent' ? '/desk/mandates' : `/applications/${params.id}/mandate`)
  },
}
