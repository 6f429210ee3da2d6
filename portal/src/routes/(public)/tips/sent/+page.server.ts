import { fieldProblems } from '#shared/domain/field-problems.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { isTyped, receiptToType, showAgain } from '#lib/server/reports/sent.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const toType = await receiptToType(event, 'tips')
  return { toType, asked: event.url.searchParams.has('type'), shownOnce: toType?.receipt !== undefined }
}

export const actions: Actions = {
  again: (event) => showAgain(event, 'tips'),
  type: async (event) => {
    const values = typedIn(await event.request.formData())
    const { language, api } = event.locals
    const receipt = values['receipt'] ?? ''
    if (!(await isTyped(event, 'tips', receipt)))
      return reject(values, [{ field: 'receipt', message: fieldProblems['receipt-not-the-same'][language] }], 422)
    const { rejected } = await attempt(language, values, () => api.tips.public.follow({ receipt }))
    return rejected ?? { typed: receipt }
  },
}
