import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { headingsOf } from '#shared/domain/verification/rows.ts'
import type { VerificationView } from '#shared/domain/applications/verification-view.ts'
import type { AskedForm } from '#lib/desk/field.ts'
import { ask } from '#lib/desk/form.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { verificationForms, verificationRoom } from '#lib/desk/verification-forms.server.ts'
import { differenceWords } from '#lib/verification-words.ts'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()

/** The findings begin with the differences in words; a person decides what becomes of them. */
const proposing = (form: AskedForm, { discrepancies, members }: VerificationView): AskedForm => ({
  ...form,
  fields: form.fields.map((field) =>
    field.kind === 'text' && field.name === 'findings'
      ? {
          ...field,
          begin: standing(discrepancies)
            .map((each) => differenceWords(each, members))
            .join('\n'),
        }
      : field,
  ),
})

const standing = (discrepancies: VerificationView['discrepancies']) =>
  discrepancies.filter(({ correction }) => correction === null)

/** A form for the reply of one register that was asked; nothing where none is open. */
async function uploadFor(
  door: App.Locals['api']['verification']['officer'],
  view: VerificationView,
  wish: string | null,
) {
  const source = view.registers.find((register) => register.source === wish)?.source
  if (source === undefined || view.files === null || view.verification.status !== 'started') return undefined
  const { url, fields } = await door.upload({ id: view.id, source })
  return { source, headings: headingsOf(source), url, fields }
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.cases || !CaseId.safeParse(params.id).success) error(404)
  const view = await locals.api.verification.officer.get({ id: params.id })
  const forms = verificationForms(view)
  const usable = view.can.filter((verb) => verb !== 'correctRegister' || standing(view.discrepancies).length > 0)
  return {
    view,
    forms: usable.map((verb) => proposing(ask(verb, forms[verb], undefined), view)),
    requestIds: Object.fromEntries(usable.map((verb) => [verb, crypto.randomUUID()])),
    done: doneIn(forms, url),
    upload: await uploadFor(locals.api.verification.officer, view, url.searchParams.get('send')),
    pending: url.searchParams.has('sent') && !view.files?.some(({ name }) => name === url.searchParams.get('sent')),
  }
}

export const actions: Actions = { default: actOn(verificationRoom) }
