import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { ReportCommand } from '#shared/domain/reports/commands.ts'
import { handle, verbsOpen, type ReportFacts } from '#shared/domain/reports/handle.ts'
import { isInHandOf } from '#shared/domain/reports/original.ts'
import { similarTo } from '#shared/domain/reports/resemblance.ts'
import { countyOf, type Report } from '#shared/domain/reports/report.ts'
import { exists, tipDeskOf } from '#shared/domain/reports/routing.ts'
import { reportSummary, reportView } from '#shared/domain/reports/views.ts'
import { namesOf } from '#shared/store/kin.ts'
import { tips } from '#shared/store/reports.ts'
import { isTipCursor, tipPage } from '#shared/store/tip-lists.ts'
import { fieldProblem, problem } from '../http/problem.ts'

interface Context {
  readonly actor: Actor
  readonly now: string
  /** What the actor's unlocked key opens. */
  readonly identities: readonly string[]
}
interface Stamp {
  readonly id: string
  readonly version: number
}

/** A handler’s question about one tip opens at most so many pages of others. */
const mostPages = 10

const held = ({ heldUntil }: Report, now: string) => heldUntil !== null && heldUntil > now

const find = async (id: string, { actor, now, identities }: Context) => {
  const found = await tips.find(id, identities)
  if (found === null || held(found.report, now)) throw problem('NOT_FOUND')
  const known = await namesOf(countyOf(found.report.filing))
  if (!exists(found.report, actor, known)) throw problem('NOT_FOUND')
  return { ...found, facts: { actor, now, known } }
}

const findAt = async ({ id, version }: Stamp, context: Context) => {
  const found = await find(id, context)
  if (found.report.version !== version) throw problem('CHANGED_MEANWHILE')
  return found
}

/** A page of the desk's tips, without those that must stay unknown to the actor. */
const page = async (cursor: string | undefined, { actor, now, identities }: Context) => {
  if (cursor !== undefined && !isTipCursor(cursor))
    throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
  const [listed, known] = await Promise.all([
    tipPage({ county: actor.division, desk: tipDeskOf(actor), now, cursor }, identities),
    namesOf(actor.division),
  ])
  return { ...listed, reports: listed.reports.filter((report) => exists(report, actor, known)) }
}

const pages = async (most: number, context: Context) => {
  const reports: Report[] = []
  let cursor: string | null | undefined
  for (let turned = 0; turned < most && cursor !== null; turned++) {
    const next: Awaited<ReturnType<typeof page>> = await page(cursor, context)
    reports.push(...next.reports)
    cursor = next.cursor
  }
  return reports
}

/** How an office works its reports. A report that an officer must not know of does not exist for them. */
export const desk = {
  find,
  list: async (cursor: string | undefined, context: Context) => {
    const listed = await page(cursor, context)
    return { today: localDate(context.now), reports: listed.reports.map(reportSummary), cursor: listed.cursor }
  },
  get: async (id: string, context: Context) => {
    const { facts, ...found } = await find(id, context)
    return reportView(found.report, found, facts)
  },
  similar: async (id: string, context: Context) => {
    const { report } = await find(id, context)
    return { tips: similarTo(report, await pages(mostPages, context)) }
  },
  /** A tip in the actor's own hands, at the version that they saw. */
  inHand: async (stamp: Stamp, context: Context) => {
    const found = await findAt(stamp, context)
    if (!isInHandOf(found.report, context.actor)) throw problem('REPORT_NOT_OPEN')
    return found
  },
  /** `look` finds out what the domain must know of the families besides, once it is clear that the step is open. */
  act: async (
    stamp: Stamp,
    command: ReportCommand,
    context: Context,
    look: (report: Report) => Promise<Pick<ReportFacts, 'family' | 'looked'>> = () => Promise.resolve({}),
  ) => {
    const { facts, ...found } = await findAt(stamp, context)
    const { report } = found
    if (!verbsOpen(report, facts).includes(command.verb)) throw problem('REPORT_NOT_OPEN')
    const after = handle(report, command, { ...facts, ...(await look(report)) })
    if ('problem' in after)
      throw after.problem === 'FIELD'
        ? problem('INPUT_INVALID', { fields: [fieldProblem(after.field, after.code)] })
        : problem(after.problem)
    if (!(await tips.save(found, after))) throw problem('CHANGED_MEANWHILE')
    // What was found may be the officer's own affair: from here on it is others' to read.
    return exists(after, facts.actor, facts.known) ? reportView(after, found, facts) : null
  },
}
