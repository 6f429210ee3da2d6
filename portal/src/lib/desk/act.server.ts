import { type ActionFailure, fail } from '@sveltejs/kit'
import type * as z from 'zod'
import type { Event } from '#shared/domain/applications/events.ts'
import type { Gate } from '#shared/domain/applications/refusal.ts'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import { day, moment } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import { type Refusal, refusalOf, type Typed } from '#lib/server/refusal.ts'
import type { NotDone } from './field.ts'
import { fieldId, type ActForm } from './form.server.ts'
import { fieldAt, readBody } from './typed-body.server.ts'
import { roleWords } from './words/file.ts'
import { eventWords, gateWords } from './words/way.ts'
import { type Word, wordFor } from './words/word.ts'

/** Carries a command out for whoever holds this door of the API; answers what is wrong with its body, if anything. */
export type Act<Door, Stamp> = (
  door: Door,
  stamp: Stamp & { id: string },
  body: unknown,
) => Promise<z.ZodError | undefined>

/**
 * The acts of one door. A command's own schema stands between what was typed and the operation, so that the types of
 * both are those of the contract.
 */
export const actsOn =
  <Door, Stamp>() =>
  <Schema extends z.ZodObject>(
    schema: Schema,
    operation: (door: Door) => (input: Stamp & { id: string } & z.output<Schema>) => Promise<unknown>,
  ): Act<Door, Stamp> =>
  async (door, stamp, body) => {
    const parsed = schema.safeParse(body)
    if (!parsed.success) return parsed.error
    await operation(door)({ ...stamp, ...parsed.data })
    return undefined
  }

interface Deed<Door, Stamp> {
  readonly verb: string
  readonly form: ActForm<string, never>
  readonly act: Act<Door, Stamp>
  readonly door: Door
  readonly stamp: Stamp & { id: string }
  readonly typed: Typed
  readonly language: Language
}

/** Does what a form asks for; undefined when it is done, otherwise the page again with everything that was typed. */
export async function carryOut<Door, Stamp>(deed: Deed<Door, Stamp>): Promise<ActionFailure<NotDone> | undefined> {
  const { verb, form, act, door, stamp, typed, language } = deed
  const notDone = (status: number, problems: NotDone['problems'], obstacle: NotDone['obstacle'] = null) =>
    fail(status, { verb, values: withoutSecrets(verb, form, typed), problems, obstacle })
  const located = (path: string, message: string) => ({ message, ...fieldAt(verb, form, path) })
  try {
    const wrong = await act(door, stamp, readBody(verb, form, typed))
    if (wrong === undefined) return undefined
    return notDone(
      422,
      once(wrong.issues.map(({ path, message }) => located(path.join('.'), inWords(message, language)))),
    )
  } catch (error) {
    const refusal = refusalOf(error, language)
    if (!refusal || refusal.status >= 500 || refusal.status === 401 || refusal.status === 404) throw error
    const wrong = refusal.data?.fields ?? []
    if (wrong.length > 0)
      return notDone(refusal.status, once(wrong.map((field) => located(field.path, field[language]))))
    return notDone(refusal.status, [], { message: refusal.message, details: explained(refusal, language) })
  }
}

/** A passphrase goes into no page. */
const withoutSecrets = (verb: string, { fields }: ActForm<string, never>, typed: Typed): Typed => {
  const secrets = fields.flatMap(({ kind, name }) => (kind === 'secret' ? [fieldId(verb, name)] : []))
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)))
}

const inWords = (code: string, language: Language) => fieldProblems[isFieldProblem(code) ? code : 'invalid'][language]

/** A list is one field: two wrong items in it are one thing to put right. */
const once = (problems: NotDone['problems']) =>
  problems.filter(
    ({ field, message }, index) =>
      problems.findIndex((other) => other.field === field && other.message === message) === index,
  )

const gates: Readonly<Record<Gate, Word>> = gateWords
const events: Readonly<Record<Event['type'], Word>> = eventWords

/** What is still missing, from when it can be done, what somebody else did meanwhile. */
export function explained({ code, data }: Refusal, language: Language): string[] {
  if (code === 'CONFLICT_OF_INTEREST') return [m.people_aside_hand()]
  const missing = (data?.missing ?? []).map((gate) => wordFor(gates, gate))
  const until = data?.until === undefined ? [] : [m.desk_possible_from({ day: day(data.until, language) })]
  const changes = (data?.changes ?? []).map(({ type, at, role }) =>
    m.desk_changed({ when: moment(at, language), who: wordFor(roleWords, role), what: wordFor(events, type) }),
  )
  return [...missing, ...until, ...changes]
}
