import type { RequestEvent } from '@sveltejs/kit'
import type { SenderVerb } from '#shared/domain/complaints/sender.ts'
import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'

/** What became of it. The receipt comes in the body of the form, never in an address. */
export async function follow(event: RequestEvent) {
  const values = typedIn(await event.request.formData())
  const receipt = values['receipt'] ?? ''
  const { language, api } = event.locals
  const { value: complaint, rejected } = await attempt(language, values, () =>
    api.complaints.public.follow({ receipt }),
  )
  return rejected ?? { receipt, complaint }
}

/** Says something with the receipt; words that are refused come back beside the complaint, nothing typed is lost. */
export async function say(event: RequestEvent, verb: SenderVerb) {
  const values = typedIn(await event.request.formData())
  const receipt = values['receipt'] ?? ''
  const { language, api } = event.locals
  const door = api.complaints.public
  const said = await attempt(
    language,
    values,
    () => door[verb]({ receipt, text: values[verb] ?? '' }),
    (path) => (path === 'text' ? verb : path),
  )
  if (said.value) return { receipt, complaint: said.value, said: verb }
  const before = await attempt(language, values, () => door.follow({ receipt }))
  if (before.rejected) return before.rejected
  return { ...said.rejected.data, receipt, complaint: before.value }
}
