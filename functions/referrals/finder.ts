import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { unchoosable } from '#shared/domain/divisions/divisions.ts'
import { found } from '#shared/domain/referrals/referral.ts'
import { addReferral } from '#shared/store/referrals.ts'
import { knowDivisionsNow } from '../http/divisions-known.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { wrongField } from '../people/county.ts'

const finder = implement(contract.referrals.finder).$context<RequestContext>().use(signedIn)

export const handler = serve(
  finder.router({
    // Wherever somebody found it, the household's own town is told.
    report: finder.report.handler(async ({ input: { requestId, ...finding }, context: { actor, now } }) => {
      await knowDivisionsNow(now)
      const unfit = unchoosable(finding.village)
      if (unfit !== null) throw wrongField('village', unfit)
      await addReferral(found(requestId, finding, { by: by(actor), now }))
      return {}
    }),
  }),
)
