import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ params, locals }) => {
  if (!z.uuid().safeParse(params.id).success) error(404, m.error_404_title())
  const notice = await locals.api.notices.public.get({ id: params.id })
  const listDays = notice.kind === 'APPLICATION' ? dibao.limits.noticeDays : undefined
  return { notice, listDays, place: fullNameOf(notice.village) }
}
