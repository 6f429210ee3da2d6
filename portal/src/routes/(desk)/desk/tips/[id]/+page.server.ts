import { error, redirect } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import type { ReportVerb } from '#shared/domain/reports/commands.ts'
import { ask, choosing } from '#lib/desk/form.server.ts'
import { reportRoom } from '#lib/desk/report-acts.server.ts'
import { reportForms } from '#lib/desk/report-forms.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** The step that moves a tip on: to take it, or to give somebody the time they asked for. */
const moving: readonly ReportVerb[] = ['take', 'grantExtension']

/** A tip with the forms that are open to this officer; after a deed by which it left their desk, the list. */
export const load: PageServerLoad = async ({ locals, params: { id }, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.tips || !/^[A-Za-z0-9_-]{16,64}$/.test(id)) error(404)
  const door = locals.api.tips.handler
  const [report, { tips }] = await Promise.all([door.get({ id }), door.similar({ id })]).catch((cause: unknown) => {
    if (refusalOf(cause, locals.language)?.status === 404 && url.searchParams.has('done'))
      redirect(303, `/desk/tips${url.search}`)
    throw cause
  })
  const linked = report.links.map(({ number }) => ({ value: number, text: number }))
  const form = (verb: ReportVerb) => {
    const asked = ask(verb, reportForms[verb], undefined)
    return verb === 'unlink' ? choosing(asked, 'number', linked) : asked
  }
  const first = report.can.find((verb) => moving.includes(verb))
  return {
    report,
    similar: tips,
    next: first && form(first),
    others: report.can.filter((verb) => verb !== first).map(form),
    mine: report.handler?.id === me.id,
    place: fullNameOf(report.filing.division),
    done: doneIn(reportForms, url),
  }
}

export const actions: Actions = { default: actOn(reportRoom) }
