import { error, redirect } from '@sveltejs/kit'
import { IdentityDecision } from '#shared/domain/reports/sender-identity.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.custody) error(404)
  return { ...(await locals.api.tips.identities.list({})), done: url.searchParams.has('done') }
}

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const typed = typedIn(await request.formData())
    const id = typed['id'] ?? ''
    const field = `reason-${id}`
    const decision = { opened: typed['opened'] === 'yes', reason: typed[field] ?? '' }
    const { value, problems } = judge(IdentityDecision, decision, locals.language, () => field)
    if (problems) return reject(typed, problems, 422)
    const { rejected } = await attempt(locals.language, typed, () =>
      locals.api.tips.identities.answer({ id, ...value }),
    )
    if (rejected) return rejected
    redirect(303, `${url.pathname}?done`)
  },
}
