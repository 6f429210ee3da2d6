import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { by } from '#shared/domain/applications/rule.ts'
import type { Trace } from '#shared/domain/applications/trace.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { mayApprove, type Archive } from '#shared/domain/archives/archive.ts'
import { caseInFile, type HouseholdFile } from '#shared/domain/archives/household-file.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { findCase } from '#shared/store/applications.ts'
import { linkToArchive, orderArchive } from '#shared/store/archive-objects.ts'
import { archivesOf, askArchive, findArchive, moveArchive } from '#shared/store/archives.ts'
import { leaveTrace, tracesOf } from '#shared/store/traces.ts'
import { linkSeconds } from '#shared/store/uploads.ts'
import { unlessConflicted, type Context } from '../applications/stand-aside.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { casesOfHousehold, kept } from './household.ts'

const archives = implement(contract.archives.officer).$context<RequestContext>().use(signedIn)

const isWithinReach = ({ application: { answers, submittedAt } }: CaseFile, actor: Actor): boolean =>
  submittedAt !== null && answers.place !== undefined && reaches(actor, answers.place.village)

/** The household's cases that this officer may see; whoever has to stand aside from one, stands aside from the file. */
const householdOf = (id: string, context: Context): Promise<CaseFile[]> =>
  unlessConflicted(id, 'household', context, async () => {
    const { actor } = context
    const anchor = await findCase(id)
    if (anchor === null || !isWithinReach(anchor, actor)) throw problem('NOT_FOUND')
    const cases = (await casesOfHousehold(anchor)).filter((file) => isWithinReach(file, actor))
    if (cases.some(({ application }) => isOwnOrKin(application, actor))) throw problem('CONFLICT_OF_INTEREST')
    return cases
  })

const trace = (id: string, { actor, now }: Context, deed: Trace['deed'], about: string | null) =>
  leaveTrace(id, { at: now, by: by(actor), deed, about })

/** What is done with a whole file is done with each of its cases. */
const traceEach = (cases: readonly CaseFile[], context: Context, deed: Trace['deed'], about: string) =>
  Promise.all(cases.map(({ application: { id } }) => trace(id, context, deed, about)))

const tracesOfCase = async ({ application: { id, number } }: CaseFile) =>
  (await tracesOf(id)).map((each) => ({ ...each, number }))

const shown = async (id: string, cases: readonly CaseFile[], { actor, now }: Context): Promise<HouseholdFile> => {
  const asked = await Promise.all(cases.map(({ application }) => archivesOf(application.id)))
  const traces = actor.role === 'supervisor' ? (await Promise.all(cases.map(tracesOfCase))).flat() : null
  const anchor = cases.find(({ application }) => application.id === id)
  return {
    today: localDate(now),
    applicant: anchor?.application.answers.members?.[0]?.name ?? null,
    cases: (await Promise.all(cases.map(kept))).map(caseInFile),
    archives: asked
      .flat()
      .sort((a, b) => b.askedAt.localeCompare(a.askedAt))
      .map((archive) => ({
        ...archive,
        mayApprove: mayApprove(archive, actor),
        mayFetch: archive.status === 'ready' && archive.askedBy.id === actor.id,
      })),
    traces: traces && traces.sort((a, b) => b.at.localeCompare(a.at)),
  }
}

/** Approved, it is ordered; a repeated approval orders again what may have been lost on the way, and nothing else. */
const approve = async (id: string, asked: Archive, { actor }: Context): Promise<void> => {
  if (asked.status === 'asked') await moveArchive(id, asked, { ...asked, status: 'approved', approvedBy: by(actor) })
  if (asked.status === 'asked' || asked.status === 'approved') await orderArchive(id, asked.id)
}

export const handler = serve(
  archives.router({
    file: archives.file.handler(async ({ input: { id }, context }) => {
      const cases = await householdOf(id, context)
      await traceEach(cases, context, 'viewed', '一户一档')
      return shown(id, cases, context)
    }),
    ask: archives.ask.handler(async ({ input: { id, purpose }, context }) => {
      const cases = await householdOf(id, context)
      await askArchive(id, {
        id: randomUUID(),
        purpose,
        askedBy: by(context.actor),
        askedAt: context.now,
        division: context.actor.division,
        approvedBy: null,
        status: 'asked',
        readyAt: null,
        bytes: null,
      })
      await traceEach(cases, context, 'asked-export', purpose)
      return shown(id, cases, context)
    }),
    approve: archives.approve.handler(async ({ input: { id, archiveId }, context }) => {
      const cases = await householdOf(id, context)
      const asked = await findArchive(id, archiveId)
      if (asked === null) throw problem('NOT_FOUND')
      if (asked.askedBy.id === context.actor.id) throw problem('CONFLICT_OF_INTEREST')
      await approve(id, asked, context)
      await traceEach(cases, context, 'approved-export', asked.purpose)
      return shown(id, cases, context)
    }),
    link: archives.link.handler(async ({ input: { id, archiveId }, context }) => {
      const cases = await householdOf(id, context)
      const archive = await findArchive(id, archiveId)
      if (archive === null || archive.askedBy.id !== context.actor.id) throw problem('NOT_FOUND')
      if (archive.status !== 'ready') throw problem('DOCUMENT_NOT_READY')
      // Before the link is given: what left the system is known of every case in it.
      await traceEach(cases, context, 'exported', archive.purpose)
      return {
        url: await linkToArchive(id, archiveId),
        expiresAt: new Date(Date.now() + linkSeconds * 1000).toISOString(),
      }
    }),
  }),
)
