import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals }) => {
  const { applications } = await locals.api.applications.resident.list({})
  return { applications: applications.map((each) => ({ ...each, place: each.village && fullNameOf(each.village) })) }
}
