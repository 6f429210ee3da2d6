import { error } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { ask } from '#lib/desk/form.server.ts'
import { reportRoom } from '#lib/desk/report-acts.server.ts'
import { reportForms } from '#lib/desk/report-forms.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** A tip with the forms that are open to this officer: only who took it may go on with it. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.tips || !/^[A-Za-z0-9_-]{16,64}$/.test(params.id)) error(404)
  const report = await locals.api.tips.handler.get({ id: params.id })
  const mine = report.state === 'TAKEN' && report.handler?.id === me.id
  const going = report.extended ? (['write', 'conclude'] as const) : (['write', 'conclude', 'extend'] as const)
  const verbs = report.state === 'RECEIVED' ? (['take'] as const) : mine ? going : []
  const [next, ...others] = verbs.map((verb) => ask(verb, reportForms[verb], undefined))
  return {
    report,
    next,
    others,
    mine,
    place: fullNameOf(report.filing.division),
    done: doneIn(reportForms, url),
  }
}

export const actions: Actions = { default: actOn(reportRoom) }
