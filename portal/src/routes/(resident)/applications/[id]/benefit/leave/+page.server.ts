import { redirect } from '@sveltejs/kit'
import { benefitCommands } from '#shared/domain/benefits/changes.ts'
import { ownBenefit } from '#lib/apply/own-benefit.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { id, can } = await ownBenefit(event)
  if (!can.includes('askToLeave')) redirect(303, `/applications/${id}/benefit`)
  return { id }
}

export const actions: Actions = {
  default: async ({ locals, params: { id }, request }) => {
    const typed = typedIn(await request.formData())
    const rejected = await sayOrReject(locals, typed, benefitCommands.askToLeave, (body) =>
      locals.api.benefits.resident.leave({ id, ...body }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${id}/benefit?answered`)
  },
}
