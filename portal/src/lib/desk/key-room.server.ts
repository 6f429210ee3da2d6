import { error, redirect, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit'
import { keyCommands, type KeyVerb } from '#shared/domain/keys/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { sameSitePath } from '#lib/server/same-site.ts'
import { dropTipKey, keepTipKey, keyPage, readTipKey, sealedRoom, type SealedRoom } from '#lib/server/tip-key.ts'
import { typedIn } from '#lib/server/typed.ts'
import { m } from '#lib/paraglide/messages.js'
import { type Act, actsOn, carryOut } from './act.server.ts'
import { ask } from './form.server.ts'
import { keyForms } from './key-forms.server.ts'

interface Door {
  readonly keys: Api['tips']['keys']
  /** Where the unlocked key goes. */
  readonly keep: (unlocked: { token: string; until: string }) => void
}

const act = actsOn<Door, object>()
const acts: Readonly<Record<KeyVerb, Act<Door, object>>> = {
  setUp: act(
    keyCommands.setUp,
    ({ keys, keep }) =>
      async (input) =>
        keep(await keys.setUp(input)),
  ),
  unlock: act(
    keyCommands.unlock,
    ({ keys, keep }) =>
      async (input) =>
        keep(await keys.unlock(input)),
  ),
  change: act(
    keyCommands.change,
    ({ keys, keep }) =>
      async (input) =>
        keep(await keys.change(input)),
  ),
  recover: act(keyCommands.recover, ({ keys }) => keys.recover),
  withdraw: act(keyCommands.withdraw, ({ keys }) => keys.withdraw),
}
const isVerb = (verb: string | null): verb is KeyVerb => verb !== null && Object.hasOwn(acts, verb)

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
  const done = url.searchParams.get('done')
  return {
    key,
    open,
    room,
    next: first && ask(first, forms[first], undefined),
    others: rest.map((verb) => ask(verb, forms[verb], undefined)),
    done: done === 'lock' ? m.key_lock_done() : isVerb(done) ? forms[done].done() : undefined,
  }
}

/** Does what one of its forms asks for. Once unlocked, whoever came for something else goes on with it. */
export async function actOnKey(event: RequestEvent, room: SealedRoom) {
  const typed = typedIn(await event.request.formData())
  const verb = typed['verb'] ?? null
  if (verb === 'lock') {
    dropTipKey(event, room)
    redirect(303, `${keyPage(room)}?done=lock`)
  }
  if (!isVerb(verb)) error(400)
  const notDone = await carryOut({
    verb,
    typed,
    form: keyForms(isCustody(room))[verb],
    act: acts[verb],
    door: { keys: event.locals.api.tips.keys, keep: (unlocked) => keepTipKey(event, room, unlocked) },
    stamp: {},
    language: event.locals.language,
  })
  if (notDone !== undefined) return notDone
  if (verb === 'recover') dropTipKey(event, room)
  redirect(303, verb === 'unlock' ? wayBack(room, event.url) : `${keyPage(room)}?done=${verb}`)
}
