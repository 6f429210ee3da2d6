import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { answerForIdentity, askedIdentities } from '#shared/store/sender-identities.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { unlocked } from './unlocked.ts'

const identities = implement(contract.tips.identities).$context<RequestContext>().use(signedIn).use(unlocked)

export const handler = serve(
  identities.router({
    list: identities.list.handler(async ({ context: { actor, identities } }) => ({
      asked: await askedIdentities(actor.division, identities),
    })),
    answer: identities.answer.handler(
      async ({ input: { id, opened, reason }, context: { actor, now, identities } }) => {
        const answer = { opened, reason, by: by(actor), at: now }
        if (!(await answerForIdentity(id, actor.division, identities, answer))) throw problem('NOT_FOUND')
        return {}
      },
    ),
  }),
)
