import { error, redirect } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { complaintRoom } from '#lib/desk/complaint-acts.server.ts'
import { complaintForms } from '#lib/desk/complaint-forms.server.ts'
import { ask } from '#lib/desk/form.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** Once it was passed on it lies on another desk: the list says what was done. */
async function openHere({ api, language }: App.Locals, id: string, { searchParams }: URL) {
  try {
    return await api.complaints.officer.get({ id })
  } catch (refused) {
    const left = searchParams.has('done') && refusalOf(refused, language)?.code === 'NOT_FOUND'
    if (left) redirect(303, `/desk/complaints?${new URLSearchParams({ done: searchParams.get('done') ?? '' })}`)
    throw refused
  }
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.complaints || !/^[A-Za-z0-9_-]{16,64}$/.test(params.id)) error(404)
  const complaint = await openHere(locals, params.id, url)
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
