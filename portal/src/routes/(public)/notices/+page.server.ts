import { error } from '@sveltejs/kit'
import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { counties, placesIn, type Place } from '#lib/server/counties.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types.js'

/** `?in=CODE`: down from the counties to a village, whose notices are shown. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const code = url.searchParams.get('in') ?? ''
  if (!code) return { level: 'root' as const, code, name: '', places: counties(), notices: [] }
  const division = divisionOf(code)
  if (!division) error(404, m.error_404_title())
  const name = fullNameOf(code)
  if (division.level !== 'village')
    return { level: levelBelow(division.level), code, name, places: placesIn(code), notices: [] }
  const { notices } = await locals.api.notices.public.list({ village: code })
  return { level: 'village' as const, code, name, places: [] as Place[], notices }
}

function levelBelow(level: string): 'root' | 'county' | 'town' {
  if (level === 'town') return 'town'
  return level === 'county' ? 'county' : 'root'
}
