import { error } from '@sveltejs/kit'
import { childrenOf } from '#shared/domain/divisions/divisions.ts'
import { townsOf } from '#lib/desk/places.server.ts'
import { placeName } from '#lib/server/counties.ts'
import type { PageServerLoad } from './$types.js'

/** Who works where; places where nobody does stand out. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.people) error(404)
  const { officers } = await locals.api.people.administrator.list({})
  const here = officers.filter(({ left }) => left === null)
  const assisted = new Set(here.flatMap(({ communities }) => communities))
  const towns = townsOf(me.division).map(({ code, shortName }) => {
    const without = childrenOf(code).filter((village) => !assisted.has(village.code))
    return {
      code,
      name: shortName,
      officers: here.filter(({ division }) => division === code).length,
      villages: childrenOf(code).length,
      without: without.map((village) => village.shortName),
    }
  })
  return {
    officers: here.map((officer) => ({ ...officer, place: placeName(officer.division) })),
    past: officers.filter(({ left }) => left !== null),
    towns,
    saved: url.searchParams.has('saved'),
  }
}
