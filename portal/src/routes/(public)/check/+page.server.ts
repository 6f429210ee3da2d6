import { EstimateQuestion } from '#shared/contract/programs.ts'
import { counties } from '#lib/server/counties.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import { household } from './household.ts'
import { isList, without, withOneMore } from './lines.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = ({ url }) => {
  const served = counties()
  const asked = served.find(({ code }) => code === url.searchParams.get('region'))
  return { counties: served, region: (asked ?? served[0])?.code ?? '' }
}

/** Nothing here is kept: the answers travel with each form and come back with the page. */
export const actions: Actions = {
  estimate: async ({ request, locals: { api, language } }) => {
    const values = typedIn(await request.formData())
    // The month in force is the API's: its clock decides which policy counts.
    const inForce = await attempt(
      language,
      values,
      () => api.programs.public.policies({ region: values['region'] ?? '' }),
      () => 'region',
    )
    if (inForce.rejected) return inForce.rejected
    const { request: described, rename } = household(values, inForce.value.month)
    const judged = judge(EstimateQuestion, described, language, rename)
    if (judged.problems) return reject(values, judged.problems, 422)
    const { value: result, rejected } = await attempt(
      language,
      values,
      () => api.programs.public.estimate(judged.value),
      rename,
    )
    return rejected ?? { values, result }
  },

  add: async ({ request }) => {
    const values = typedIn(await request.formData())
    const list = values['line'] ?? ''
    return { values: isList(list) ? withOneMore(values, list) : values }
  },

  remove: async ({ request }) => {
    const values = typedIn(await request.formData())
    const [list = '', index = ''] = (values['line'] ?? '').split('.')
    return { values: isList(list) ? without(values, list, Number(index)) : values }
  },
}
