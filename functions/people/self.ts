import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { signedIn } from '../http/signed-in.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const self = implement(contract.people.self).$context<RequestContext>().use(signedIn)

export const handler = serve(
  self.router({
    get: self.get.handler(({ context: { actor } }) => actor),
  }),
)
