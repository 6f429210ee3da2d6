import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { custodyCommands, type CustodyVerb } from '#shared/domain/keys/commands.ts'
import { type Act, actsOn, carryOut } from '#lib/desk/act.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { custodyForms } from '#lib/desk/key-forms.server.ts'
import type { Api } from '#lib/server/api.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const Version = z.object({ version: z.coerce.number().int() })
type Stamp = z.infer<typeof Version> & { id: string }
type Door = Api['tips']['custody']

const act = actsOn<Door, Stamp>()
const acts: Readonly<Record<CustodyVerb, Act<Door, Stamp>>> = {
  release: act(custodyCommands.release, (door) => door.release),
  refuse: act(custodyCommands.refuse, (door) => door.refuse),
}
const isVerb = (verb: string | null): verb is CustodyVerb => verb !== null && Object.hasOwn(acts, verb)

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.custody) error(404)
  const { keys } = await locals.api.tips.custody.list({})
  const key = keys.find(({ holder }) => holder.id === params.id)
  if (!key) error(404)
  const done = url.searchParams.get('done')
  return {
    key,
    next: key.recovery ? ask('release', custodyForms.release, undefined) : undefined,
    others: key.recovery ? [ask('refuse', custodyForms.refuse, undefined)] : [],
    done: isVerb(done) ? custodyForms[done].done() : undefined,
  }
}

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const typed = typedIn(await request.formData())
    const stamp = Version.safeParse(typed).data
    const verb = typed['verb'] ?? null
    if (!isVerb(verb) || stamp === undefined) error(400)
    const notDone = await carryOut({
      verb,
      typed,
      form: custodyForms[verb],
      act: acts[verb],
      door: locals.api.tips.custody,
      stamp: { ...stamp, id: params.id },
      language: locals.language,
    })
    if (notDone !== undefined) return notDone
    redirect(303, `${url.pathname}?done=${verb}`)
  },
}
