import { error } from '@sveltejs/kit'
import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types.js'

/** `?in=CODE`: one village at a time; nobody takes a whole county's list away (domain.md §9). */
export const load: PageServerLoad = async ({ url, locals }) => {
  const village = url.searchParams.get('in') ?? ''
  if (divisionOf(village)?.level !== 'village') error(404, m.error_404_title())
  return { village, name: fullNameOf(village), ...(await locals.api.notices.public.standing({ village })) }
}
