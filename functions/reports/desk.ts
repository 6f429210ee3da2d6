import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { ReportCommand } from '#shared/domain/reports/commands.ts'
import { handle, verbsOpen, type ReportFacts } from '#shared/domain/reports/handle.ts'
import { similarTo } from '#shared/domain/reports/resemblance.ts'
import { countyOf, type Report } from '#shared/domain/reports/report.ts'
import { exists, tipDeskOf } from '#shared/domain/reports/routing.ts'
import { reportSummary, reportView } from '#shared/domain/reports/views.ts'
import type { ReportStore } from '#shared/store/reports.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { knownIn } from '../people/known.ts'

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** A handler’s question about one tip opens at most so many pages of others. */
const mostPages = 10

const held = ({ heldUntil }: Report, now: string) => heldUntil !== null && heldUntil > now

/** How an office works its reports. A report that an officer must not know of does not exist for them. */
export const deskOver = (store: ReportStore) => {
  const find = async (id: string, { actor, now }: Context) => {
    const found = await store.find(id)
    if (found === null || held(found.report, now)) throw problem('NOT_FOUND')
    const known = await knownIn(countyOf(found.report.filing))
    if (!exists(found.report, actor, known)) throw problem('NOT_FOUND')
    return { ...found, facts: { actor, now, known } }
  }

  const pageOf = (cursor: string | undefined, { actor, now }: Context) =>
    store.desk(actor.division, tipDeskOf(actor), now, cursor)

  return {
    find,
    list: async (cursor: string | undefined, { actor, now }: Context) => {
      if (cursor !== undefined && !store.isCursor(cursor))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
      const [page, known] = await Promise.all([pageOf(cursor, { actor, now }), knownIn(actor.division)])
      const reports = page.reports.filter((report) => exists(report, actor, known)).map(reportSummary)
      return { today: localDate(now), reports, cursor: page.cursor }
    },
    get: async (id: string, context: Context) => {
      const { report, evidence, facts } = await find(id, context)
      return reportView(report, evidence, facts)
    },
    /** Compared with the tips that wait longest, and with none that must stay unknown to the actor. */
    similar: async (id: string, context: Context) => {
      const { report, facts } = await find(id, context)
      const others: Report[] = []
      let cursor: string | null | undefined
      for (let pages = 0; pages < mostPages && cursor !== null; pages++) {
        const page: Awaited<ReturnType<typeof store.desk>> = await pageOf(cursor, context)
        others.push(...page.reports.filter((other) => exists(other, facts.actor, facts.known)))
        cursor = page.cursor
      }
      return { tips: similarTo(report, others) }
    },
    /** `look` finds out what the domain must know of the families besides, once it is clear that the step is open. */
    act: async (
      { id, version }: { id: string; version: number },
      command: ReportCommand,
      context: Context,
      look: (report: Report) => Promise<Pick<ReportFacts, 'family' | 'looked'>> = () => Promise.resolve({}),
    ) => {
      const { report, evidence, facts } = await find(id, context)
      if (report.version !== version) throw problem('CHANGED_MEANWHILE')
      if (!verbsOpen(report, facts).includes(command.verb)) throw problem('REPORT_NOT_OPEN')
      const after = handle(report, command, { ...facts, ...(await look(report)) })
      if ('problem' in after)
        throw after.problem === 'FIELD'
          ? problem('INPUT_INVALID', { fields: [fieldProblem(after.field, after.code)] })
          : problem(after.problem)
      if (!(await store.save(report, after))) throw problem('CHANGED_MEANWHILE')
      // What was found may be the officer's own affair: from here on it is others' to read.
      if (!exists(after, facts.actor, facts.known)) return null
      return reportView(after, evidence, facts)
    },
  }
}
