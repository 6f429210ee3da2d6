import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { deskOf } from '#shared/domain/complaints/aside.ts'
import { body } from '../http/body.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { act, listed, shown } from './desk.ts'

const complaints = implement(contract.complaints.officer).$context<RequestContext>().use(signedIn)

export const handler = serve(
  complaints.router({
    list: complaints.list.handler(({ input, context }) => listed(deskOf(context.actor), input.cursor, context)),
    raised: complaints.raised.handler(({ input, context }) => listed('raised', input.cursor, context)),
    get: complaints.get.handler(({ input, context }) => shown(input.id, context)),
    acknowledge: complaints.acknowledge.handler(({ input, context }) =>
      act(input, { verb: 'acknowledge', ...body(input) }, context),
    ),
    passOn: complaints.passOn.handler(({ input, context }) => act(input, { verb: 'passOn', ...body(input) }, context)),
    sendBack: complaints.sendBack.handler(({ input, context }) =>
      act(input, { verb: 'sendBack', ...body(input) }, context),
    ),
    redirect: complaints.redirect.handler(({ input, context }) =>
      act(input, { verb: 'redirect', ...body(input) }, context),
    ),
    takeOver: complaints.takeOver.handler(({ input, context }) =>
      act(input, { verb: 'takeOver', ...body(input) }, context),
    ),
    write: complaints.write.handler(({ input, context }) => act(input, { verb: 'write', ...body(input) }, context)),
    orderCorrection: complaints.orderCorrection.handler(({ input, context }) =>
      act(input, { verb: 'orderCorrection', ...body(input) }, context),
    ),
    recordCorrection: complaints.recordCorrection.handler(({ input, context }) =>
      act(input, { verb: 'recordCorrection', ...body(input) }, context),
    ),
    askExtension: complaints.askExtension.handler(({ input, context }) =>
      act(input, { verb: 'askExtension', ...body(input) }, context),
    ),
    grantExtension: complaints.grantExtension.handler(({ input, context }) =>
      act(input, { verb: 'grantExtension' }, context),
    ),
    refuseExtension: complaints.refuseExtension.handler(({ input, context }) =>
      act(input, { verb: 'refuseExtension', ...body(input) }, context),
    ),
    settleVisit: complaints.settleVisit.handler(({ input, context }) =>
      act(input, { verb: 'settleVisit', ...body(input) }, context),
    ),
    conclude: complaints.conclude.handler(({ input, context }) =>
      act(input, { verb: 'conclude', ...body(input) }, context),
    ),
    concludeReview: complaints.concludeReview.handler(({ input, context }) =>
      act(input, { verb: 'concludeReview', ...body(input) }, context),
    ),
  }),
)
