import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { tips as store } from '#shared/store/reports.ts'
import { zones } from '#shared/store/uploads.ts'
import { shortLink } from '../documents/link.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { deskOver } from '../reports/desk.ts'

const tips = implement(contract.tips.handler).$context<RequestContext>().use(signedIn)
const desk = deskOver(store)

export const handler = serve(
  tips.router({
    list: tips.list.handler(({ input, context }) => desk.list(input.cursor, context)),
    get: tips.get.handler(({ input, context }) => desk.get(input.id, context)),
    take: tips.take.handler(({ input, context }) => desk.act(input, { verb: 'take' }, context)),
    write: tips.write.handler(({ input, context }) => desk.act(input, { verb: 'write', text: input.text }, context)),
    extend: tips.extend.handler(({ input, context }) =>
      desk.act(input, { verb: 'extend', reason: input.reason }, context),
    ),
    conclude: tips.conclude.handler(({ input, context }) => {
      const { outcome, findings, answer } = input
      return desk.act(input, { verb: 'conclude', outcome, findings, answer }, context)
    }),
    evidence: tips.evidence.handler(async ({ input: { id, documentId }, context }) => {
      const { evidence } = await desk.find(id, context)
      return shortLink(
        zones.evidence,
        id,
        evidence.find((document) => document.id === documentId),
      )
    }),
  }),
)
