import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import * as z from 'zod'
import type { Api } from '#lib/server/api.ts'
import { typedIn } from '#lib/server/typed.ts'
import { type Act, carryOut } from './act.server.ts'
import type { ActForm } from './form.server.ts'
import { fromHere } from './work-list.ts'

/** The version that was seen: what somebody else did meanwhile is told, not overwritten. */
export const VersionStamp = z.object({ version: z.coerce.number().int() })
export type VersionStamp = z.infer<typeof VersionStamp>

/** Besides it one request, so that a double click is one request. */
export const CaseStamp = VersionStamp.extend({ requestId: z.uuid() })
export type CaseStamp = z.infer<typeof CaseStamp>

type Forms<Verb extends string> = Readonly<Record<Verb, ActForm<string, never>>>

/** Where the forms of one door of the API are worked: `Stamp` is what each carries besides its fields. */
export interface Room<Verb extends string, Door, Stamp> {
  readonly door: (api: Api) => Door
  readonly stamp: z.ZodType<Stamp>
  readonly acts: Readonly<Record<Verb, Act<Door, Stamp>>>
  /** Some forms offer what stands on the case. */
  readonly forms: (door: Door, id: string) => Forms<Verb> | Promise<Forms<Verb>>
}

type Sent = Pick<RequestEvent<{ id: string }>, 'locals' | 'params' | 'request' | 'url'>

/** Whether a text names one of these verbs. */
export const isVerbOf = <Verb extends string>(verbs: Readonly<Record<Verb, unknown>>, word: string): word is Verb =>
  Object.hasOwn(verbs, word)

/** The action of a room's page: does what one of its forms asks for, then shows the page again. */
export const actOn =
  <Verb extends string, Door, Stamp>(room: Room<Verb, Door, Stamp>) =>
  async ({ locals, params: { id }, request, url }: Sent) => {
    const typed = typedIn(await request.formData())
    const stamp = room.stamp.safeParse(typed).data
    const verb = typed['verb'] ?? ''
    if (!isVerbOf(room.acts, verb) || stamp === undefined) error(400)
    const door = room.door(locals.api)
    const notDone = await carryOut({
      verb,
      typed,
      door,
      form: (await room.forms(door, id))[verb],
      act: room.acts[verb],
      stamp: { ...stamp, id },
      language: locals.language,
    })
    if (notDone !== undefined) return notDone
    redirect(303, fromHere(url, url.pathname, { done: verb }))
  }

/** What the page says after one of its forms was carried out. */
export function doneIn<Verb extends string>(forms: Forms<Verb>, url: URL): string | undefined {
  const verb = url.searchParams.get('done') ?? ''
  return isVerbOf(forms, verb) ? forms[verb].done() : undefined
}
