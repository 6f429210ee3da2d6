import { error } from '@sveltejs/kit'
import { custodyRoom } from '#lib/desk/custody-acts.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { custodyForms } from '#lib/desk/key-forms.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.custody) error(404)
  const { keys } = await locals.api.tips.custody.list({})
  const key = keys.find(({ holder }) => holder.id === params.id)
  if (!key) error(404)
  return {
    key,
    next: key.recovery ? ask('release', custodyForms.release, undefined) : undefined,
    others: key.recovery ? [ask('refuse', custodyForms.refuse, undefined)] : [],
    done: doneIn(custodyForms, url),
  }
}

export const actions: Actions = { default: actOn(custodyRoom) }
