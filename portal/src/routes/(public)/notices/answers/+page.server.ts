import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions } from './$types.js'

export const actions: Actions = {
  /** The code comes in the body of the form, never in an address. */
  read: async ({ request, locals: { api, language } }) => {
    const values = typedIn(await request.formData())
    const receipt = values['receipt'] ?? ''
    const { value, rejected } = await attempt(language, values, () => api.notices.answers.follow({ receipt }))
    return rejected ?? { objection: value }
  },
}
