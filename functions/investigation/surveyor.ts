import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { surveyToSign } from '#shared/domain/applications/investigation-view.ts'
import { by } from '#shared/domain/applications/rule.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { rulesOf } from '../applications/case.ts'
import { act, fileWithinReach } from '../applications/desk.ts'
import { unlessConflicted } from '../applications/stand-aside.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const surveyor = implement(contract.investigation.surveyor).$context<RequestContext>().use(signedIn)

/** A survey is open here to who made it, and to nobody else: a village's assistant sees no more of the case. */
const isMine =
  ({ id }: Actor) =>
  ({ application: { survey } }: CaseFile): void => {
    if (!survey.surveyors.some((surveyor) => surveyor.id === id)) throw problem('NOT_FOUND')
  }

export const handler = serve(
  surveyor.router({
    get: surveyor.get.handler(({ input: { id }, context }) =>
      unlessConflicted(id, 'survey', context, async () => {
        const { actor, now } = context
        const file = await fileWithinReach(id, actor)
        isMine(actor)(file)
        await leaveTrace(id, { at: now, by: by(actor), deed: 'viewed', about: '调查表' })
        return surveyToSign(file, actor, { now, ...(await rulesOf(file.application, now)) })
      }),
    ),
    sign: surveyor.sign.handler(async ({ input, context }) => {
      const { survey } = await act(input, { verb: 'signSurvey' }, context, isMine(context.actor))
      return { signed: survey.signatures.map(({ name }) => name) }
    }),
  }),
)
