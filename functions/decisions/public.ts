import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { findProof } from '#shared/store/proofs.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const decisions = implement(contract.decisions.public).$context<RequestContext>()

export const handler = serve(
  decisions.router({
    verify: decisions.verify.handler(async ({ input: { code } }) => {
      const proof = await findProof(code)
      if (proof === null) throw problem('CODE_UNKNOWN')
      return proof
    }),
  }),
)
