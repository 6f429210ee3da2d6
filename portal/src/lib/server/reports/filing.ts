import type { RequestEvent } from '@sveltejs/kit'
import type * as z from 'zod'
import { contactField } from '#lib/server/contact.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject, type Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import { withoutUsed } from './admission.ts'
import { type Room, show } from './sent.ts'

/** Where a tip is written down by an officer: the room of its receipt, and what is said besides. */
interface Elsewhere {
  readonly room?: Room
  readonly besides?: (values: Typed) => object
}
type File<Filing> = (filing: Filing, typed: Typed) => Promise<{ receipt: string }>

/**
 * The action of the page where a tip is written. The receipt is shown once, on the page that follows: it
 * is in no address, no lasting cookie and no log.
 */
export async function file<Filing>(
  event: RequestEvent,
  schema: z.ZodType<Filing>,
  send: File<Filing>,
  { room = 'tips', besides = () => ({}) }: Elsewhere = {},
) {
  const values = typedIn(await event.request.formData())
  const { language } = event.locals
  const judged = judge(schema, { ...filingIn(values), ...besides(values) }, language, contactField)
  if (judged.problems) return reject(values, judged.problems, 422)
  const { value, rejected } = await attempt(language, values, () => send(judged.value, values), contactField)
  return rejected ? withoutUsed(rejected) : show(event, room, value.receipt)
}

function filingIn(values: Typed) {
  return {
    kind: values['kind'] || undefined,
    against: values['against'] || undefined,
    about: values['about'],
    division: values['division'] || undefined,
    place: values['place'] ?? '',
    facts: values['facts'],
    contact: toldOf(values),
  }
}

/** A name is for the desk, or for the custodians alone. */
function toldOf({ contact, name, phone }: Typed) {
  if (contact !== 'named' && contact !== 'confidential') return null
  return { name, phone, confidential: contact === 'confidential' }
}
