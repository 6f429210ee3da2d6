import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ params, locals }) => {
  const notice = await locals.api.notices.public.get({ id: params.id })
  return { notice, place: fullNameOf(notice.village) }
}
