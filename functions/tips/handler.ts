import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { mayOpenOriginal, originalAsked } from '#shared/domain/reports/original.ts'
import { tips as store } from '#shared/store/reports.ts'
import { askForIdentity } from '#shared/store/sender-identities.ts'
import { watchedTips } from '#shared/store/tip-lists.ts'
import { body } from '../http/body.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { desk } from '../reports/desk.ts'
import { sender } from '../reports/sender.ts'
import { onStepsOf } from './least-time.ts'
import { filesOf, sealedFile } from './sealed-file.ts'
import { unlocked } from './unlocked.ts'

const tips = implement(contract.tips.handler).$context<RequestContext>().use(signedIn).use(unlocked)
const { list, get, similar, find, inHand, act } = desk
/** Longer than a tip takes to be found and opened: whom one does not exist for learns nothing from how long that took. */
const looked = onStepsOf(200)

export const handler = serve(
  tips.router({
    list: tips.list.use(looked).handler(({ input, context }) => list(input.cursor, context)),
    record: tips.record.handler(({ input: { channel, ...filing }, context: { actor, now } }) => {
      // What is told at another county's counter is written down there.
      if (!filing.division.startsWith(actor.division))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('division', 'outside-county')] })
      return sender.file(filing, now, { channel, by: by(actor) })
    }),
    watched: tips.watched.handler(async ({ context: { actor, now } }) => {
      const today = localDate(now)
      return { today, tips: await watchedTips(actor.division, today) }
    }),
    get: tips.get.use(looked).handler(({ input, context }) => get(input.id, context)),
    similar: tips.similar.use(looked).handler(({ input, context }) => similar(input.id, context)),
    take: tips.take.handler(({ input, context }) => act(input, { verb: 'take' }, context)),
    passOn: tips.passOn.handler(({ input, context }) => act(input, { verb: 'passOn', ...body(input) }, context)),
    returnWronglyRouted: tips.returnWronglyRouted.handler(({ input, context }) =>
      act(input, { verb: 'returnWronglyRouted', ...body(input) }, context),
    ),
    takeOver: tips.takeOver.handler(({ input, context }) => act(input, { verb: 'takeOver', ...body(input) }, context)),
    write: tips.write.handler(({ input, context }) => act(input, { verb: 'write', ...body(input) }, context)),
    unlink: tips.unlink.handler(({ input, context }) => act(input, { verb: 'unlink', ...body(input) }, context)),
    nameOfficer: tips.nameOfficer.handler(({ input, context }) =>
      act(input, { verb: 'nameOfficer', ...body(input) }, context),
    ),
    handOver: tips.handOver.handler(({ input, context }) => act(input, { verb: 'handOver', ...body(input) }, context)),
    recordReturn: tips.recordReturn.handler(({ input, context }) =>
      act(input, { verb: 'recordReturn', ...body(input) }, context),
    ),
    orderCorrection: tips.orderCorrection.handler(({ input, context }) =>
      act(input, { verb: 'orderCorrection', ...body(input) }, context),
    ),
    recordCorrection: tips.recordCorrection.handler(({ input, context }) =>
      act(input, { verb: 'recordCorrection', ...body(input) }, context),
    ),
    askExtension: tips.askExtension.handler(({ input, context }) =>
      act(input, { verb: 'askExtension', ...body(input) }, context),
    ),
    grantExtension: tips.grantExtension.handler(({ input, context }) =>
      act(input, { verb: 'grantExtension' }, context),
    ),
    refuseExtension: tips.refuseExtension.handler(({ input, context }) =>
      act(input, { verb: 'refuseExtension', ...body(input) }, context),
    ),
    hold: tips.hold.handler(({ input, context }) => act(input, { verb: 'hold', ...body(input) }, context)),
    liftHold: tips.liftHold.handler(({ input, context }) => act(input, { verb: 'liftHold', ...body(input) }, context)),
    evidence: tips.evidence.handler(async ({ input: { id, documentId }, context }) => {
      const files = await filesOf(await find(id, context), documentId)
      if (files.copy === null) throw problem('NO_CLEAN_COPY')
      return sealedFile(files.document, files.copy)
    }),
    askOriginal: tips.askOriginal.handler(async ({ input: { id, version, documentId, reason }, context }) => {
      const found = await inHand({ id, version }, context)
      await filesOf(found, documentId)
      if (!(await store.save(found, originalAsked(found.report, documentId, reason, context))))
        throw problem('CHANGED_MEANWHILE')
      return get(id, context)
    }),
    original: tips.original.handler(async ({ input: { id, documentId }, context }) => {
      const found = await find(id, context)
      const files = await filesOf(found, documentId)
      if (!mayOpenOriginal(found.report, documentId, context)) throw problem('ORIGINAL_NEEDS_REASON')
      return sealedFile(files.document, files.original)
    }),
    askIdentity: tips.askIdentity.handler(async ({ input: { id, version, reason }, context }) => {
      await inHand({ id, version }, context)
      const { actor, now } = context
      if (!(await askForIdentity(id, { reason, by: by(actor), at: now }))) throw problem('IDENTITY_NOT_OPEN')
      return get(id, context)
    }),
  }),
)
