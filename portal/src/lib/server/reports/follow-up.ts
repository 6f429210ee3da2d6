import type { RequestEvent } from '@sveltejs/kit'
import type { Api } from '#lib/server/api.ts'
import { attempt, type Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'

type Door = Pick<Api['tips']['public'], 'follow' | 'write' | 'forget'>

/** How many plain upload forms a page without scripts offers at a time. */
const uploadForms = 3

/** What became of it. The receipt comes in the body of the form, never in an address. */
export async function read(event: RequestEvent, door: Door) {
  const values = typedIn(await event.request.formData())
  const { value: report, rejected } = await attempt(event.locals.language, values, () => door.follow(receiptIn(values)))
  return rejected ?? { receipt: values['receipt'] ?? '', report }
}

/** Writes to the office; words that are refused come back beside the report, nothing typed is lost. */
export async function write(event: RequestEvent, door: Door) {
  const values = typedIn(await event.request.formData())
  const { language } = event.locals
  const receipt = values['receipt'] ?? ''
  const written = await attempt(language, values, () =>
    door.write({ ...receiptIn(values), text: values['text'] ?? '' }),
  )
  if (written.value) return { receipt, report: written.value, written: true }
  const before = await attempt(language, values, () => door.follow(receiptIn(values)))
  if (before.rejected) return before.rejected
  return { ...written.rejected.data, receipt, report: before.value }
}

/** Takes the own name back. */
export async function forget(event: RequestEvent, door: Door) {
  const values = typedIn(await event.request.formData())
  const { value: report, rejected } = await attempt(event.locals.language, values, () => door.forget(receiptIn(values)))
  return rejected ?? { receipt: values['receipt'] ?? '', report, forgotten: true }
}

/** The report with a few upload forms straight to the object store, each good for one file. */
export async function offerUploads(event: RequestEvent, door: Api['tips']['public'], name: (number: number) => string) {
  const values = typedIn(await event.request.formData())
  const { language } = event.locals
  const { value: report, rejected } = await attempt(language, values, () => door.follow(receiptIn(values)))
  if (rejected) return rejected
  const receipt = values['receipt'] ?? ''
  const numbers = Array.from({ length: uploadForms }, (_, index) => report.evidence.length + index + 1)
  const ask = (number: number) => door.addEvidence({ ...receiptIn(values), name: name(number), plainForm: true })
  const offered = await attempt(language, values, () => Promise.all(numbers.map(ask)))
  if (offered.rejected) return { ...offered.rejected.data, receipt, report }
  return {
    receipt,
    report,
    uploads: offered.value.map(({ url, fields, sealTo }, index) => ({
      number: numbers[index] ?? 0,
      url,
      fields,
      sealTo,
    })),
  }
}

const receiptIn = (values: Typed) => ({ receipt: values['receipt'] ?? '' })
