import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { contactField, contactIn } from '#lib/server/contact.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, refusalOf, reject } from '#lib/server/refusal.ts'
import { show } from '#lib/server/reports/sent.ts'
import { typedIn } from '#lib/server/typed.ts'
import { day } from '#lib/days.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types.js'

const NoticeId = z.uuid()
const filing = inputOf(contract.notices.objector.file)

/** Undefined when the notice no longer hangs: then the page says where else to turn. */
export const load: PageServerLoad = async ({ params: { id }, locals: { api, language } }) => {
  if (!NoticeId.safeParse(id).success) error(404, m.error_404_title())
  const notice = await api.notices.public.get({ id }).catch((cause: unknown) => {
    if (refusalOf(cause, language)?.code === 'NOT_FOUND') return undefined
    throw cause
  })
  const open = notice?.kind === 'REVIEW' ? notice : undefined
  return {
    id,
    requestId: crypto.randomUUID(),
    open: open && { name: open.applicantName, lastDay: day(open.lastDay, language) },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { api, language } = event.locals
    const values = typedIn(await event.request.formData())
    const judged = judge(
      filing,
      {
        id: event.params.id,
        requestId: values['requestId'],
        text: values['text'],
        contact: contactIn(values),
      },
      language,
      contactField,
    )
    if (judged.problems) return reject(values, judged.problems, 422)
    const { value, rejected } = await attempt(
      language,
      values,
      () => api.notices.objector.file(judged.value),
      contactField,
    )
    return rejected ?? show(event, 'notices', value.receipt)
  },
}
