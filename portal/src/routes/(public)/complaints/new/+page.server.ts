import { fileComplaint, ownCases } from '#lib/server/complaints/filing.ts'
import { counties } from '#lib/server/counties.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals }) => ({ counties: counties(), own: await ownCases(locals) })

export const actions: Actions = { default: fileComplaint }
