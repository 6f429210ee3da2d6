import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { reaches } from '#shared/domain/people/person.ts'
import { caseNumbered } from '#shared/store/applications.ts'
import { findBenefit } from '#shared/store/benefits.ts'
import { orderCheck } from '#shared/store/ordered-checks.ts'
import { townOf } from '#shared/store/waiting.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const checks = implement(contract.benefits.checks).$context<RequestContext>().use(signedIn)

export const handler = serve(
  checks.router({
    order: checks.order.handler(async ({ input: { number }, context: { actor } }) => {
      const id = await caseNumbered(number)
      const benefit = id === null ? undefined : (await findBenefit(id))?.benefit
      // An order that nothing can be done with would lie there and tell that somebody gave it.
      if (benefit === undefined || benefit.stage === 'ENDED' || !reaches(actor, benefit.village))
        throw problem('NOT_FOUND')
      await orderCheck(townOf(benefit.village), benefit.id)
      return { goesOutWith: 'next-draw' as const }
    }),
  }),
)
