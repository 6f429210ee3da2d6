import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { benefitRoom } from '#lib/desk/benefit-acts.server.ts'
import { benefitForms } from '#lib/desk/benefit-forms.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { actOn, doneIn, isVerbOf } from '#lib/desk/room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

const BenefitId = z.uuid()

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.benefits || !BenefitId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.benefits.officer.get({ id: params.id }))
  const forms = view.can
    .filter((verb) => isVerbOf(benefitForms, verb))
    .map((verb) => ask(verb, benefitForms[verb], undefined))
  return {
    view,
    mayOpenCase: rooms.cases && me.role !== 'verifier',
    place: fullNameOf(view.village),
    forms,
    requestIds: Object.fromEntries(Object.keys(benefitForms).map((verb) => [verb, crypto.randomUUID()])),
    done: doneIn(benefitForms, url),
  }
}

export const actions: Actions = { default: actOn(benefitRoom) }
