import { TipFiling } from '#shared/domain/reports/report.ts'
import { counties } from '#lib/server/counties.ts'
import { admissionFor, admissionIn } from '#lib/server/reports/admission.ts'
import { file } from '#lib/server/reports/filing.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals }) => ({
  counties: counties(),
  admission: await admissionFor(locals.api.tips.public),
})

export const actions: Actions = {
  default: (event) =>
    file(event, TipFiling, (filing, typed) =>
      event.locals.api.tips.public.file({ ...filing, admission: admissionIn(typed) }),
    ),
}
