import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { dateIn, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params: { id }, parent }) => {
  const { rooms } = await parent()
  if (!rooms.referrals || !z.uuid().safeParse(id).success) error(404)
  const referral = await locals.api.referrals.town.get({ id })
  return { referral, home: fullNameOf(referral.finding.village) + referral.finding.address }
}

const Contact = inputOf(contract.referrals.town.contact)

export const actions: Actions = {
  default: async ({ request, params: { id }, locals: { api, language }, url }) => {
    const typed = typedIn(await request.formData())
    const { how, outcome, words, version } = typed
    const contact = { id, version: Number(version), how, outcome, words, on: dateIn(typed, 'on') }
    const judged = judge(Contact, contact, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.referrals.town.contact(judged.value))
    if (rejected) return rejected
    redirect(303, url.pathname)
  },
}
