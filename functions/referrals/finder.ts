import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { found } from '#shared/domain/referrals/referral.ts'
import { addReferral } from '#shared/store/referrals.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const finder = implement(contract.referrals.finder).$context<RequestContext>().use(signedIn)

export const handler = serve(
  finder.router({
    // Wherever somebody found it, the household's own town is told.
    report: finder.report.handler(async ({ input: { requestId, ...finding }, context: { actor, now } }) => {
      await addReferral(found(requestId, finding, { by: by(actor), now }))
      return {}
    }),
  }),
)
