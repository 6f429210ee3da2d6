import { ComplaintFiling } from '#shared/domain/reports/report.ts'
import { counties } from '#lib/server/counties.ts'
import { file } from '#lib/server/reports/filing.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = () => ({ counties: counties() })

export const actions: Actions = {
  default: (event) =>
    file(event, 'complaints', ComplaintFiling, (filing) => event.locals.api.complaints.public.file(filing)),
}
