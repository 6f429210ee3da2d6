import { error, redirect, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit'
import type * as z from 'zod'
import { keyCommands, type KeyVerb } from '#shared/domain/keys/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { sameSitePath } from '#lib/server/same-site.ts'
import { dropTipKey, keepTipKey, keyPage, readTipKey, sealedRoom, type SealedRoom } from '#lib/server/tip-key.ts'
import { typedIn } from '#lib/server/typed.ts'
import { m } from '#lib/paraglide/messages.js'
import { type Act, actsOn, carryOut } from './act.server.ts'
import { ask } from './form.server.ts'
import { keyForms } from './key-forms.server.ts'
import { doneIn, isVerbOf } from './room.server.ts'

type Typed<Verb extends KeyVerb> = z.output<(typeof keyCommands)[Verb]>

/** The API's door of keys; what it unlocks is kept where the browser brings it along. */
const doorOf = (keys: Api['tips']['keys'], keep: (unlocked: { token: string; until: string }) => void) => ({
  setUp: async ({ passphrase, again }: Typed<'setUp'>) => keep(await keys.setUp({ passphrase, again })),
  unlock: async ({ passphrase }: Typed<'unlock'>) => keep(await keys.unlock({ passphrase })),
  change: async ({ current, passphrase, again }: Typed<'change'>) =>
    keep(await keys.change({ current, passphrase, again })),
  recover: ({ passphrase, again, reason }: Typed<'recover'>) => keys.recover({ passphrase, again, reason }),
  withdraw: () => keys.withdraw({}),
})
type Door = ReturnType<typeof doorOf>

const act = actsOn<Door, object>()
const acts: Readonly<Record<KeyVerb, Act<Door, object>>> = {
  setUp: act(keyCommands.setUp, (door) => door.setUp),
  unlock: act(keyCommands.unlock, (door) => door.unlock),
  change: act(keyCommands.change, (door) => door.change),
  recover: act(keyCommands.recover, (door) => door.recover),
  withdraw: act(keyCommands.withdraw, (door) => door.withdraw),
}

const isCustody = (room: SealedRoom) => room === '/desk/custody'

/** Back to where the key was asked for, and never out of its room: elsewhere it opens nothing. */
const wayBack = (room: SealedRoom, url: URL) => {
  const to = sameSitePath(url.searchParams.get('to'))
  return sealedRoom(to) === room ? to : room
}

/** The own key: what can be done about it now, and what was done. */
export async function keyRoom(
  { locals, url, cookies }: Pick<ServerLoadEvent, 'locals' | 'url' | 'cookies'>,
  room: SealedRoom,
) {
  const { key } = await locals.api.tips.keys.get({})
  const open = key !== null && readTipKey(cookies) !== undefined
  const forms = keyForms(isCustody(room))
  const first: KeyVerb | undefined = key === null ? 'setUp' : open ? undefined : 'unlock'
  const rest: KeyVerb[] = key === null ? [] : key.recovery ? ['withdraw'] : open ? ['change'] : ['recover']
  return {
    key,
    open,
    room,
    next: first && ask(first, forms[first], undefined),
    others: rest.map((verb) => ask(verb, forms[verb], undefined)),
    done: url.searchParams.get('done') === 'lock' ? m.key_lock_done() : doneIn(forms, url),
  }
}

/** Does what one of its forms asks for. Once unlocked, whoever came for something else goes on with it. */
export async function actOnKey(event: RequestEvent, room: SealedRoom) {
  const typed = typedIn(await event.request.formData())
  const verb = typed['verb'] ?? ''
  if (verb === 'lock') {
    dropTipKey(event, room)
    redirect(303, `${keyPage(room)}?done=lock`)
  }
  if (!isVerbOf(acts, verb)) error(400)
  const notDone = await carryOut({
    verb,
    typed,
    form: keyForms(isCustody(room))[verb],
    act: acts[verb],
    door: doorOf(event.locals.api.tips.keys, (unlocked) => keepTipKey(event, room, unlocked)),
    stamp: { id: 'own' },
    language: event.locals.language,
  })
  if (notDone !== undefined) return notDone
  if (verb === 'recover') dropTipKey(event, room)
  redirect(303, verb === 'unlock' ? wayBack(room, event.url) : `${keyPage(room)}?done=${verb}`)
}
