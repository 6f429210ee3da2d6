import type { RequestEvent } from '@sveltejs/kit'
import { ComplaintFiling } from '#shared/domain/complaints/filing.ts'
import { fenTyped } from '#lib/apply/questions/money-typed.ts'
import { contactField, contactIn } from '#lib/server/contact.ts'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject, type Typed } from '#lib/server/refusal.ts'
import { show } from '#lib/server/reports/sent.ts'
import { dateIn, typedIn } from '#lib/server/typed.ts'

/** The action of the page where a complaint is written; the receipt is shown once, on the page that follows. */
export async function fileComplaint(event: RequestEvent) {
  const values = typedIn(await event.request.formData())
  const { language, api } = event.locals
  const judged = judge(ComplaintFiling, filingIn(values), language, contactField)
  if (judged.problems) return reject(values, judged.problems, 422)
  const { value, rejected } = await attempt(
    language,
    values,
    () => api.complaints.public.file(judged.value),
    contactField,
  )
  return rejected ?? show(event, 'complaints', value.receipt)
}

const filingIn = (values: Typed) => ({
  kind: values['kind'] || undefined,
  against: values['against'] || undefined,
  about: values['about'],
  division: values['division'] || undefined,
  place: values['place'] ?? '',
  facts: values['facts'],
  payment:
    values['kind'] === 'payment-wrong-or-late'
      ? { month: dateIn(values, 'payment.month') ?? '', receivedFen: fenTyped(values['payment.receivedFen']) }
      : null,
  caseNumber: values['caseNumber'] || null,
  afraid: values['afraid'] === 'yes',
  contact: contactIn(values),
})

/** The numbers of one's own cases, for whoever is signed in as a resident; a complaint never asks for more. */
export async function ownCases({ api, session }: App.Locals) {
  if (session?.role !== 'resident') return []
  const { applications } = await api.applications.resident.list({})
  return applications.flatMap(({ number }) => (number === null ? [] : [{ value: number, text: number }]))
}
