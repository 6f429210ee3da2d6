import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { publishedNumbers } from '#shared/store/published-numbers.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const tips = implement(contract.tips.numbers).$context<RequestContext>()

export const handler = serve(
  tips.router({
    list: tips.list.handler(async ({ input }) => ({ quarters: await publishedNumbers(input.county.slice(0, 6)) })),
  }),
)
