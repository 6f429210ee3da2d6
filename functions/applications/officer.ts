import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { isCursor, queuePage } from '#shared/store/queue.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { act, body, fileWithinReach, shown, unlessConflicted } from './desk.ts'

const officer = implement(contract.applications.officer).$context<RequestContext>().use(signedIn)

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
      unlessConflicted(id, 'get', context, async () => {
        const { actor, now } = context
        const view = await shown(await fileWithinReach(id, actor), actor, now)
        await leaveTrace(id, { at: now, by: by(actor), deed: 'viewed', about: null })
        return view
      }),
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
    requestVerification: officer.requestVerification.handler(({ input, context }) =>
      act(input, { verb: 'requestVerification', ...body(input) }, context),
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
