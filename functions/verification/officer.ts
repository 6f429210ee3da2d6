import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Trace } from '#shared/domain/applications/trace.ts'
import { verificationView } from '#shared/domain/applications/verification-view.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { leaveTrace, tracesOf } from '#shared/store/traces.ts'
import { rulesOf } from '../applications/case.ts'
import { act, body, fileWithinReach } from '../applications/desk.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const officer = implement(contract.verification.officer).$context<RequestContext>().use(signedIn)

/** Who asked registers, and who read what they answered: the verifier and the supervisor answer for it (Law art. 70(6)). */
const lookUps = async (id: string, { role }: Actor): Promise<Trace[] | null> =>
  role === 'verifier' || role === 'supervisor' ? (await tracesOf(id)).filter(({ deed }) => deed === 'looked-up') : null

const trace = (actor: Actor, at: string, about: string): Trace => ({
  at,
  by: { id: actor.id, name: actor.name, role: actor.role },
  deed: 'looked-up',
  about,
})

export const handler = serve(
  officer.router({
    get: officer.get.handler(async ({ input: { id }, context: { actor, now } }) => {
      const file = await fileWithinReach(id, actor)
      const { procedure } = await rulesOf(file.application, now)
      if (file.replies.length > 0) await leaveTrace(id, trace(actor, now, 'read'))
      return verificationView(file, actor, procedure, localDate(now), await lookUps(id, actor))
    }),
    start: officer.start.handler(async ({ input, context }) => {
      const view = await act(input, { verb: 'startVerification', ...body(input) }, context)
      await leaveTrace(
        input.id,
        trace(context.actor, context.now, ['asked', input.purpose, ...input.sources].join(' ')),
      )
      return view
    }),
    report: officer.report.handler(({ input, context }) =>
      act(input, { verb: 'reportVerification', ...body(input) }, context),
    ),
    correct: officer.correct.handler(({ input, context }) =>
      act(input, { verb: 'correctRegister', ...body(input) }, context),
    ),
  }),
)
