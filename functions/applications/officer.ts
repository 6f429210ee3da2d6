import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { caseNumbered, whereaboutsOf } from '#shared/store/applications.ts'
import { workersAt } from '#shared/store/people.ts'
import { queuePage, type QueueQuestion } from '#shared/store/queue.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { act, body, fileWithinReach, shown } from './desk.ts'
import { questionOf } from './lists.ts'
import { unlessConflicted } from './stand-aside.ts'

const officer = implement(contract.applications.officer).$context<RequestContext>().use(signedIn)

const listed = async (question: QueueQuestion, now: string) => ({
  today: localDate(now),
  ...(await queuePage(question)),
})

/** A town sees all that is overdue with it; the county what is so for so long that it was told. */
const lateFor = ({ role }: Actor) => (role === 'town-officer' || role === 'town-lead' ? 'late' : 'told')

export const handler = serve(
  officer.router({
    queue: officer.queue.handler(({ input: { cursor, ...filter }, context }) =>
      listed(questionOf(filter, context, { cursor }), context.now),
    ),
    late: officer.late.handler(({ input: { cursor }, context }) =>
      listed(questionOf({ due: lateFor(context.actor) }, context, { cursor }), context.now),
    ),
    find: officer.find.handler(async ({ input: { number }, context: { actor } }) => {
      const id = await caseNumbered(number)
      const found = id === null ? null : await whereaboutsOf(id)
      if (id === null || found === null || !reaches(actor, found.village)) throw problem('NOT_FOUND')
      return { id }
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
    adjustIncome: officer.adjustIncome.handler(({ input, context }) =>
      act(input, { verb: 'adjustIncome', ...body(input) }, context),
    ),
    countIncome: officer.countIncome.handler(({ input, context }) =>
      act(input, { verb: 'countIncome', ...body(input) }, context),
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
    signAppraisal: officer.signAppraisal.handler(({ input, context }) =>
      act(input, { verb: 'signAppraisal', ...body(input) }, context),
    ),
    giveOpinion: officer.giveOpinion.handler(({ input, context }) =>
      act(input, { verb: 'giveOpinion', ...body(input) }, context),
    ),
    signOpinion: officer.signOpinion.handler(({ input, context }) =>
      act(input, { verb: 'signOpinion', ...body(input) }, context),
    ),
    recordObjection: officer.recordObjection.handler(({ input, context }) =>
      act(input, { verb: 'recordObjection', ...body(input) }, context),
    ),
    settleObjection: officer.settleObjection.handler(({ input, context }) =>
      act(input, { verb: 'settleObjection', ...body(input) }, context),
    ),
    recordPosting: officer.recordPosting.handler(({ input, context }) =>
      act(input, { verb: 'recordPosting', ...body(input) }, context),
    ),
    recordTakingDown: officer.recordTakingDown.handler(({ input, context }) =>
      act(input, { verb: 'recordTakingDown', ...body(input) }, context),
    ),
    forward: officer.forward.handler(({ input, context }) => act(input, { verb: 'forward', ...body(input) }, context)),
    warn: officer.warn.handler(({ input, context }) => act(input, { verb: 'warn', ...body(input) }, context)),
    recordHearing: officer.recordHearing.handler(({ input, context }) =>
      act(input, { verb: 'recordHearing', ...body(input) }, context),
    ),
    reopen: officer.reopen.handler(({ input, context }) => act(input, { verb: 'reopen', ...body(input) }, context)),
    decideAppeal: officer.decideAppeal.handler(({ input, context }) =>
      act(input, { verb: 'decideAppeal', ...body(input) }, context),
    ),
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
    examiners: officer.examiners.handler(async ({ context: { actor } }) => ({
      examiners: (await workersAt(actor.division)).flatMap(({ id, name, left }) => (left === null ? { id, name } : [])),
    })),
    signMinutes: officer.signMinutes.handler(({ input, context }) =>
      act(input, { verb: 'signMinutes', ...body(input) }, context),
    ),
    noteMinutesUnsigned: officer.noteMinutesUnsigned.handler(({ input, context }) =>
      act(input, { verb: 'noteMinutesUnsigned', ...body(input) }, context),
    ),
    examine: officer.examine.handler(({ input, context }) => act(input, { verb: 'examine', ...body(input) }, context)),
    confirm: officer.confirm.handler(({ input, context }) => act(input, { verb: 'confirm', ...body(input) }, context)),
    refuse: officer.refuse.handler(({ input, context }) => act(input, { verb: 'refuse', ...body(input) }, context)),
    returnToTown: officer.returnToTown.handler(({ input, context }) =>
      act(input, { verb: 'returnToTown', ...body(input) }, context),
    ),
    deliverRefusal: officer.deliverRefusal.handler(({ input, context }) =>
      act(input, { verb: 'deliverRefusal', ...body(input) }, context),
    ),
    assign: officer.assign.handler(({ input, context }) => act(input, { verb: 'assign', ...body(input) }, context)),
    take: officer.take.handler(({ input, context }) => act(input, { verb: 'take', ...body(input) }, context)),
    answerQuestions: officer.answerQuestions.handler(({ input, context }) =>
      act(input, { verb: 'answerQuestions', ...body(input) }, context),
    ),
    pauseDuty: officer.pauseDuty.handler(({ input, context }) =>
      act(input, { verb: 'pauseDuty', ...body(input) }, context),
    ),
    resumeDuty: officer.resumeDuty.handler(({ input, context }) =>
      act(input, { verb: 'resumeDuty', ...body(input) }, context),
    ),
    announce: officer.announce.handler(({ input, context }) =>
      act(input, { verb: 'announce', ...body(input) }, context),
    ),
  }),
)
