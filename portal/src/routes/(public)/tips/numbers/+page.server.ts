import { counties } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

/** `?at=500153` chooses the county. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const served = counties()
  const at = served.find(({ code }) => code === url.searchParams.get('at')) ?? served[0]
  if (!at) return { at: '', served, quarters: [] }
  const { quarters } = await locals.api.tips.numbers.list({ county: at.code })
  return { at: at.code, served, quarters }
}
