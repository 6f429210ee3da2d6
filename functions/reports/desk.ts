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

const finding =
  (store: ReportStore) =>
  async (id: string, { actor, now }: Context) => {
    const found = await store.find(id)
    if (found === null || held(found.report, now)) throw problem('NOT_FOUND')
    const known = await knownIn(countyOf(found.report.filing))
    if (!exists(found.report, actor, known)) throw problem('NOT_FOUND')
    return { ...found, facts: { actor, now, known } }
  }

/** The desk's tips, page by page, without those that must stay unknown to the actor. */
const listing = (store: ReportStore) => {
  const page = async (cursor: string | undefined, { actor, now }: Context) => {
    if (cursor !== undefined && !store.isCursor(cursor))
      throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
    const [listed, known] = await Promise.all([
      store.desk(actor.division, tipDeskOf(actor), now, cursor),
      knownIn(actor.division),
    ])
    return { ...listed, reports: listed.reports.filter((report) => exists(report, actor, known)) }
  }

  return {
    page,
    some: async (pages: number, context: Context) => {
      const reports: Report[] = []
      let cursor: string | null | undefined
      for (let turned = 0; turned < pages && cursor !== null; turned++) {
        const next: Awaited<ReturnType<typeof page>> = await page(cursor, context)
        reports.push(...next.reports)
        cursor = next.cursor
      }
      return reports
    },
  }
}

/** How an office works its reports. A report that an officer must not know of does not exist for them. */
export const deskOver = (store: ReportStore) => {
  const find = finding(store)
  const { page, some } = listing(store)

  return {
    find,
    list: async (cursor: string | undefined, context: Context) => {
      const listed = await page(cursor, context)
      return { today: localDate(context.now), reports: listed.reports.map(reportSummary), cursor: listed.cursor }
    },
    get: async (id: string, context: Context) => {
      const { report, evidence, facts } = await find(id, context)
      return reportView(report, evidence, facts)
    },
    similar: async (id: string, context: Context) => {
      const { report } = await find(id, context)
      return { tips: similarTo(report, await some(mostPages, context)) }
    },
    act: actingOn(store, find),
  }
}

/** `look` finds out what the domain must know of the families besides, once it is clear that the step is open. */
const actingOn =
  (store: ReportStore, find: ReturnType<typeof finding>) =>
  async (
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
    return exists(after, facts.actor, facts.known) ? reportView(after, evidence, facts) : null
  }
