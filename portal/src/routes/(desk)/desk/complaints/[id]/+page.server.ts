import { error } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { complaintRoom } from '#lib/desk/complaint-acts.server.ts'
import { complaintForms } from '#lib/desk/complaint-forms.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.complaints || !/^[A-Za-z0-9_-]{16,64}$/.test(params.id)) error(404)
  const complaint = await locals.api.complaints.officer.get({ id: params.id })
  return {
    complaint,
    mine: complaint.handler?.id === me.id,
    supervises: me.role === 'supervisor',
    place: [fullNameOf(complaint.filing.division), complaint.filing.place].filter(Boolean).join(' '),
    forms: complaint.can.map((verb) => ask(verb, complaintForms[verb], undefined)),
    done: doneIn(complaintForms, url),
  }
}

export const actions: Actions = { default: actOn(complaintRoom) }
