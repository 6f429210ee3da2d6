import { TipFiling } from '#shared/domain/reports/report.ts'
import { counties } from '#lib/server/counties.ts'
import { file } from '#lib/server/reports/filing.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = () => ({ counties: counties() })

export const actions: Actions = {
  default: (event) => file(event, 'tips', TipFiling, (filing) => event.locals.api.tips.public.file(filing)),
}
