import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ params, locals }) => {
  if (!z.uuid().safeParse(params.id).success) error(404, m.error_404_title())
  const notice = await locals.api.notices.public.get({ id: params.id })
  return { notice, place: fullNameOf(notice.village) }
}
