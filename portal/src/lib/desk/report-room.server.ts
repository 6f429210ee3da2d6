import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { typedIn } from '#lib/server/typed.ts'
import { carryOut } from './act.server.ts'
import { ask } from './form.server.ts'
import { reportActs, type ReportDoor, ReportStamp } from './report-acts.server.ts'
import { isReportVerb, reportForms } from './report-forms.server.ts'

/** A page of reports, by due date. */
export async function reportList(door: ReportDoor, url: URL) {
  const cursor = url.searchParams.get('cursor')
  const { today, reports, cursor: following } = await door.list(cursor === null ? {} : { cursor })
  const next = following === null ? undefined : `${url.pathname}?cursor=${encodeURIComponent(following)}`
  return { today, reports, next, first: cursor === null ? undefined : url.pathname }
}

/** A report with the forms that are open to this officer: only who took it may go on with it. */
export async function reportFile(door: ReportDoor, id: string, me: { id: string }, url: URL) {
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(id)) error(404)
  const report = await door.get({ id })
  const mine = report.state === 'TAKEN' && report.handler?.id === me.id
  const going = report.extended ? (['write', 'conclude'] as const) : (['write', 'conclude', 'extend'] as const)
  const verbs = report.state === 'RECEIVED' ? (['take'] as const) : mine ? going : []
  const [next, ...others] = verbs.map((verb) => ask(verb, reportForms[verb], undefined))
  const done = url.searchParams.get('done')
  return {
    report,
    next,
    others,
    mine,
    place: fullNameOf(report.filing.division),
    done: isReportVerb(done) ? reportForms[done].done() : undefined,
  }
}

/** Does what one of the forms asks for, then shows the report again. */
export async function actOnReport(door: ReportDoor, id: string, event: RequestEvent) {
  const typed = typedIn(await event.request.formData())
  const stamp = ReportStamp.safeParse(typed).data
  const verb = typed['verb'] ?? null
  if (!isReportVerb(verb) || stamp === undefined) error(400)
  const notDone = await carryOut({
    verb,
    door,
    typed,
    form: reportForms[verb],
    act: reportActs[verb],
    stamp: { ...stamp, id },
    language: event.locals.language,
  })
  if (notDone !== undefined) return notDone
  redirect(303, `${event.url.pathname}?done=${verb}`)
}
