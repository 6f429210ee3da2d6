import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { complaints as store } from '#shared/store/reports.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { deskOver } from '../reports/desk.ts'

const complaints = implement(contract.complaints.officer).$context<RequestContext>().use(signedIn)
const desk = deskOver(store)

export const handler = serve(
  complaints.router({
    list: complaints.list.handler(({ input, context }) => desk.list(input.cursor, context)),
    get: complaints.get.handler(({ input, context }) => desk.get(input.id, context)),
    take: complaints.take.handler(({ input, context }) => desk.act(input, { verb: 'take' }, context)),
    write: complaints.write.handler(({ input, context }) =>
      desk.act(input, { verb: 'write', text: input.text }, context),
    ),
    extend: complaints.extend.handler(({ input, context }) =>
      desk.act(input, { verb: 'extend', reason: input.reason }, context),
    ),
    conclude: complaints.conclude.handler(({ input, context }) => {
      const { outcome, findings, answer } = input
      return desk.act(input, { verb: 'conclude', outcome, findings, answer }, context)
    }),
  }),
)
