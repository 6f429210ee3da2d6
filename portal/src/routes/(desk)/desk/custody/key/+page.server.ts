import { error } from '@sveltejs/kit'
import { actOnKey, keyRoom } from '#lib/desk/key-room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { rooms } = await event.parent()
  if (!rooms.custody) error(404)
  return keyRoom(event, '/desk/custody')
}

export const actions: Actions = { default: (event) => actOnKey(event, '/desk/custody') }
