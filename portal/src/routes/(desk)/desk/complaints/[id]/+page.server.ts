import { error, redirect } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { carryOut } from '#lib/desk/act.server.ts'
import { complaintActs, ComplaintStamp } from '#lib/desk/complaint-acts.server.ts'
import { complaintForms, isComplaintVerb } from '#lib/desk/complaint-forms.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.complaints || !/^[A-Za-z0-9_-]{16,64}$/.test(params.id)) error(404)
  const complaint = await locals.api.complaints.officer.get({ id: params.id })
  const done = url.searchParams.get('done')
  return {
    complaint,
    mine: complaint.handler?.id === me.id,
    supervises: me.role === 'supervisor',
    place: [fullNameOf(complaint.filing.division), complaint.filing.place].filter(Boolean).join(' '),
    forms: complaint.can.map((verb) => ask(verb, complaintForms[verb], undefined)),
    done: isComplaintVerb(done) ? complaintForms[done].done() : undefined,
  }
}

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const typed = typedIn(await request.formData())
    const stamp = ComplaintStamp.safeParse(typed).data
    const verb = typed['verb'] ?? null
    if (!isComplaintVerb(verb) || stamp === undefined) error(400)
    const notDone = await carryOut({
      verb,
      typed,
      form: complaintForms[verb],
      act: complaintActs[verb],
      door: locals.api.complaints.officer,
      stamp: { ...stamp, id: params.id },
      language: locals.language,
    })
    if (notDone !== undefined) return notDone
    redirect(303, `${url.pathname}?done=${verb}`)
  },
}
