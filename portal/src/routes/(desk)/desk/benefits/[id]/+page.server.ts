import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { carryOut } from '#lib/desk/act.server.ts'
import { benefitActs } from '#lib/desk/benefit-acts.server.ts'
import { benefitForms, isBenefitDeskVerb } from '#lib/desk/benefit-forms.server.ts'
import { CaseStamp } from '#lib/desk/case-acts.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const BenefitId = z.uuid()

/** Whoever is kin is led to the page that says why it stays closed to them. */
async function openOrStandAside({ api, language }: App.Locals, id: string) {
  try {
    return await api.benefits.officer.get({ id })
  } catch (refused) {
    if (refusalOf(refused, language)?.code === 'CONFLICT_OF_INTEREST') redirect(303, '/desk/stand-aside')
    throw refused
  }
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.benefits || !BenefitId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, params.id)
  const forms = view.can.filter(isBenefitDeskVerb).map((verb) => ask(verb, benefitForms[verb], undefined))
  const done = url.searchParams.get('done')
  return {
    view,
    mayOpenCase: rooms.cases && me.role !== 'verifier',
    place: fullNameOf(view.village),
    forms,
    requestIds: Object.fromEntries(Object.keys(benefitForms).map((verb) => [verb, crypto.randomUUID()])),
    done: isBenefitDeskVerb(done) ? benefitForms[done].done() : undefined,
  }
}

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const typed = typedIn(await request.formData())
    const stamp = CaseStamp.safeParse(typed).data
    const verb = typed['verb'] ?? null
    if (!isBenefitDeskVerb(verb) || stamp === undefined) error(400)
    const notDone = await carryOut({
      verb,
      typed,
      form: benefitForms[verb],
      act: benefitActs[verb],
      door: locals.api.benefits.officer,
      stamp: { ...stamp, id: params.id },
      language: locals.language,
    })
    if (notDone !== undefined) return notDone
    redirect(303, `${url.pathname}?done=${verb}`)
  },
}
