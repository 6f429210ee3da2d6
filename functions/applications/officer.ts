import { implement, ORPCError } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { caseView, type CaseFile } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { findCase, wasCarriedOut } from '#shared/store/applications.ts'
import { isCursor, queuePage } from '#shared/store/queue.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { carryOut, rulesOf } from './case.ts'

const officer = implement(contract.applications.officer).$context<RequestContext>().use(signedIn)

/** A case outside the officer's division, or not yet sent, does not exist for the officer. */
const fileWithinReach = async (id: string, actor: Actor): Promise<CaseFile> => {
  const file = await findCase(id)
  const village = file?.application.answers.place?.village
  if (file === null || village === undefined || file.application.submittedAt === null || !reaches(actor, village))
    throw problem('NOT_FOUND')
  if (isOwnOrKin(file.application, actor)) throw problem('CONFLICT_OF_INTEREST')
  return file
}

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** Whoever has to stand aside is told so, and that they tried is kept for the supervisor. */
const unlessConflicted = async <T>(id: string, about: string, { actor, now }: Context, work: () => Promise<T>) => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'CONFLICT_OF_INTEREST')
      await leaveTrace(id, { at: now, by: by(actor), deed: 'refused', about })
    throw error
  }
}

const shown = async (file: CaseFile, actor: Actor, now: string) =>
  caseView(file, actor, { now, ...(await rulesOf(file.application, now)) })

const changedSince = ({ application, events }: CaseFile, version: number) => {
  const since = events.slice(events.length - (application.version - version))
  return problem('CHANGED_MEANWHILE', { changes: since.map(({ type, at, by: { role } }) => ({ type, at, role })) })
}

interface Request {
  readonly id: string
  readonly version: number
  readonly requestId: string
}

/** What an operation's input says beyond who it is about: the command's own words. */
const body = <Input extends Request>({ id: _id, version: _version, requestId: _requestId, ...words }: Input) => words

/** A command over the version its sender saw. A repeated request gets the first one's answer; the loser of two is told what changed. */
const act = (request: Request, command: Command, context: Context) =>
  unlessConflicted(request.id, command.verb, context, () => carriedOut(request, command, context))

const carriedOut = async ({ id, version, requestId }: Request, command: Command, { actor, now }: Context) => {
  const file = await fileWithinReach(id, actor)
  if (file.application.version !== version) {
    if (await wasCarriedOut(actor.id, requestId)) return shown(file, actor, now)
    throw changedSince(file, version)
  }
  const done = await carryOut({ file, command, actor, now, requestId })
  if (done.recorded === 'recorded') return shown(done.file, actor, now)
  const current = await fileWithinReach(id, actor)
  if (done.recorded === 'repeated') return shown(current, actor, now)
  throw changedSince(current, version)
}

export const handler = serve(
  officer.router({
    queue: officer.queue.handler(async ({ input: { stage, program, cursor }, context: { actor, now } }) => {
      if (cursor !== undefined && !isCursor(cursor))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
      const page = await queuePage({
        desk: actor.division,
        verification: actor.role === 'verifier',
        stage,
        program,
        cursor,
      })
      return { today: localDate(now), ...page }
    }),
    get: officer.get.handler(({ input: { id }, context }) =>
      unlessConflicted(id, 'get', context, async () =>
        shown(await fileWithinReach(id, context.actor), context.actor, context.now),
      ),
    ),
    accept: officer.accept.handler(({ input, context }) => act(input, { verb: 'accept', ...body(input) }, context)),
    askForMissing: officer.askForMissing.handler(({ input, context }) =>
      act(input, { verb: 'askForMissing', ...body(input) }, context),
    ),
    resolveDuplicates: officer.resolveDuplicates.handler(({ input, context }) =>
      act(input, { verb: 'resolveDuplicates', ...body(input) }, context),
    ),
    startSurvey: officer.startSurvey.handler(({ input, context }) =>
      act(input, { verb: 'startSurvey', ...body(input) }, context),
    ),
    recordSurvey: officer.recordSurvey.handler(({ input, context }) =>
      act(input, { verb: 'recordSurvey', ...body(input) }, context),
    ),
    reportVerification: officer.reportVerification.handler(({ input, context }) =>
      act(input, { verb: 'reportVerification', ...body(input) }, context),
    ),
    orderResurvey: officer.orderResurvey.handler(({ input, context }) =>
      act(input, { verb: 'orderResurvey', ...body(input) }, context),
    ),
    orderAppraisal: officer.orderAppraisal.handler(({ input, context }) =>
      act(input, { verb: 'orderAppraisal', ...body(input) }, context),
    ),
    recordAppraisal: officer.recordAppraisal.handler(({ input, context }) =>
      act(input, { verb: 'recordAppraisal', ...body(input) }, context),
    ),
    giveOpinion: officer.giveOpinion.handler(({ input, context }) =>
      act(input, { verb: 'giveOpinion', ...body(input) }, context),
    ),
    recordObjection: officer.recordObjection.handler(({ input, context }) =>
      act(input, { verb: 'recordObjection', ...body(input) }, context),
    ),
    forward: officer.forward.handler(({ input, context }) => act(input, { verb: 'forward', ...body(input) }, context)),
    warn: officer.warn.handler(({ input, context }) => act(input, { verb: 'warn', ...body(input) }, context)),
    terminate: officer.terminate.handler(({ input, context }) =>
      act(input, { verb: 'terminate', ...body(input) }, context),
    ),
    extendTotal: officer.extendTotal.handler(({ input, context }) =>
      act(input, { verb: 'extendTotal', ...body(input) }, context),
    ),
    orderVisit: officer.orderVisit.handler(({ input, context }) =>
      act(input, { verb: 'orderVisit', ...body(input) }, context),
    ),
    recordCountyVisit: officer.recordCountyVisit.handler(({ input, context }) =>
      act(input, { verb: 'recordCountyVisit', ...body(input) }, context),
    ),
    examine: officer.examine.handler(({ input, context }) => act(input, { verb: 'examine', ...body(input) }, context)),
    confirm: officer.confirm.handler(({ input, context }) => act(input, { verb: 'confirm', ...body(input) }, context)),
    refuse: officer.refuse.handler(({ input, context }) => act(input, { verb: 'refuse', ...body(input) }, context)),
    returnToTown: officer.returnToTown.handler(({ input, context }) =>
      act(input, { verb: 'returnToTown', ...body(input) }, context),
    ),
    announce: officer.announce.handler(({ input, context }) =>
      act(input, { verb: 'announce', ...body(input) }, context),
    ),
  }),
)
