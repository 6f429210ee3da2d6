import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { reaches } from '#shared/domain/people/person.ts'
import { caseNumbered, whereaboutsOf } from '#shared/store/applications.ts'
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
      const found = id === null ? null : await whereaboutsOf(id)
      if (id === null || found === null || !reaches(actor, found.village)) throw problem('NOT_FOUND')
      await orderCheck(townOf(found.village), id)
      return { goesOutWith: 'next-draw' as const }
    }),
  }),
)
