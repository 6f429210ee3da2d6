import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { handle, type ReportCommand } from '#shared/domain/reports/handle.ts'
import { reportSummary, type Report } from '#shared/domain/reports/report.ts'
import type { ReportStore } from '#shared/store/reports.ts'
import { fieldProblem, problem } from '../http/problem.ts'

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** What names the county's own is the supervisor's alone; everything else is the handler's alone. */
const deskOf = ({ role }: Actor): Report['desk'] => (role === 'supervisor' ? 'supervisor' : 'handler')
const countyOf = ({ division }: Actor) => division.slice(0, 6)
const held = ({ heldUntil }: Report, now: string) => heldUntil !== null && heldUntil > now

/** How an office works its reports. A report of another desk or county does not exist for the actor. */
export const deskOver = (store: ReportStore) => {
  const find = async (id: string, { actor, now }: Context) => {
    const found = await store.find(id)
    const mine = found?.report.desk === deskOf(actor) && found.report.filing.division.startsWith(countyOf(actor))
    if (!found || !mine || held(found.report, now)) throw problem('NOT_FOUND')
    return found
  }

  return {
    find,
    list: async (cursor: string | undefined, { actor, now }: Context) => {
      if (cursor !== undefined && !store.isCursor(cursor))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
      const page = await store.desk(countyOf(actor), deskOf(actor), now, cursor)
      return { today: localDate(now), reports: page.reports.map(reportSummary), cursor: page.cursor }
    },
    get: async (id: string, context: Context) => {
      const { report, evidence } = await find(id, context)
      return { ...report, evidence, today: localDate(context.now) }
    },
    act: async ({ id, version }: { id: string; version: number }, command: ReportCommand, { actor, now }: Context) => {
      const { report, evidence } = await find(id, { actor, now })
      if (report.version !== version) throw problem('CHANGED_MEANWHILE')
      const after = handle(report, command, actor, now)
      if ('problem' in after) throw problem(after.problem)
      if (!(await store.save(report, after))) throw problem('CHANGED_MEANWHILE')
      return { ...after, evidence, today: localDate(now) }
    },
  }
}
