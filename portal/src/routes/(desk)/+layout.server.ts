import { divisionOf } from '#shared/domain/divisions/divisions.ts'
import { roomsOf } from '#lib/desk/permissions.server.ts'
import type { LayoutServerLoad } from './$types.js'

/** Role and division as the people records hold them now: a change counts at once. */
export const load: LayoutServerLoad = async ({ locals, cookies }) => {
  const me = await locals.api.people.self.get({})
  return {
    me,
    division: divisionOf(me.division)?.shortName ?? '',
    rooms: roomsOf(me.role),
    keys: cookies.get('keys') !== 'off',
  }
}
