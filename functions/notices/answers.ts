import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { sentObjection } from '#shared/domain/notices/objecting.ts'
import { findObjection, objectionId } from '#shared/store/objections.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const notices = implement(contract.notices.answers).$context<RequestContext>()

export const handler = serve(
  notices.router({
    follow: notices.follow.handler(async ({ input: { receipt } }) => {
      const found = await findObjection(await objectionId(receipt))
      if (found === null) throw problem('RECEIPT_UNKNOWN')
      return sentObjection(found.filed, found.standing)
    }),
  }),
)
