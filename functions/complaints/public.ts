import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { complaints as store } from '#shared/store/reports.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { senderOf } from '../reports/sender.ts'

const complaints = implement(contract.complaints.public).$context<RequestContext>()
const sender = senderOf(store, { holds: false })

export const handler = serve(
  complaints.router({
    file: complaints.file.handler(({ input, context }) => sender.file(input, context.now)),
    follow: complaints.follow.handler(({ input }) => sender.follow(input.receipt)),
    write: complaints.write.handler(({ input, context }) => sender.write(input.receipt, input.text, context.now)),
  }),
)
