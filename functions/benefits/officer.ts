import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { by } from '#shared/domain/applications/rule.ts'
import type { BenefitCommand } from '#shared/domain/benefits/changes.ts'
import { benefitSummary, benefitView } from '#shared/domain/benefits/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { benefitPage, findBenefit, isBenefitCursor, type BenefitFile } from '#shared/store/benefits.ts'
import { wasCarriedOut } from '#shared/store/guards.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { body, type Request } from '../applications/desk.ts'
import { unlessConflicted, type Context } from '../applications/stand-aside.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { carryOutBenefit } from './carry-out.ts'

const officer = implement(contract.benefits.officer).$context<RequestContext>().use(signedIn)

/** A benefit outside the officer's division does not exist for the officer; a relative's stays closed. */
const withinReach = async (id: string, actor: Actor): Promise<BenefitFile> => {
  const file = await findBenefit(id)
  if (file === null || !reaches(actor, file.benefit.village)) throw problem('NOT_FOUND')
  const { recipient, kin } = file.benefit
  if (isOwnOrKin({ resident: recipient, kin }, actor)) throw problem('CONFLICT_OF_INTEREST')
  return file
}

const act = ({ id, version, requestId }: Request, command: BenefitCommand, { actor, now }: Context) =>
  unlessConflicted(id, command.verb, { actor, now }, async () => {
    const file = await withinReach(id, actor)
    if (file.benefit.version !== version) {
      if (await wasCarriedOut(actor.id, requestId)) return benefitView(file, actor, now)
      throw problem('CHANGED_MEANWHILE')
    }
    const done = await carryOutBenefit({ file, command, actor, now, requestId })
    if (done.recorded === 'recorded') return benefitView(done.file, actor, now)
    if (done.recorded === 'repeated') return benefitView(await withinReach(id, actor), actor, now)
    throw problem('CHANGED_MEANWHILE')
  })

export const handler = serve(
  officer.router({
    list: officer.list.handler(async ({ input: { cursor }, context: { actor, now } }) => {
      if (cursor !== undefined && !isBenefitCursor(cursor))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
      const page = await benefitPage(actor.division, cursor)
      return { today: localDate(now), benefits: page.benefits.map(benefitSummary), cursor: page.cursor }
    }),
    get: officer.get.handler(({ input: { id }, context: { actor, now } }) =>
      unlessConflicted(id, 'benefit', { actor, now }, async () => {
        const file = await withinReach(id, actor)
        await leaveTrace(id, { at: now, by: by(actor), deed: 'viewed', about: '待遇' })
        return benefitView(file, actor, now)
      }),
    ),
    callRecheck: officer.callRecheck.handler(({ input, context }) =>
      act(input, { verb: 'callRecheck', ...body(input) }, context),
    ),
    findUnchanged: officer.findUnchanged.handler(({ input, context }) =>
      act(input, { verb: 'findUnchanged', ...body(input) }, context),
    ),
    propose: officer.propose.handler(({ input, context }) => act(input, { verb: 'propose', ...body(input) }, context)),
    inviteToHearing: officer.inviteToHearing.handler(({ input, context }) =>
      act(input, { verb: 'inviteToHearing', ...body(input) }, context),
    ),
    hear: officer.hear.handler(({ input, context }) => act(input, { verb: 'hear', ...body(input) }, context)),
    decideChange: officer.decideChange.handler(({ input, context }) =>
      act(input, { verb: 'decideChange', ...body(input) }, context),
    ),
    keepPaying: officer.keepPaying.handler(({ input, context }) =>
      act(input, { verb: 'keepPaying', ...body(input) }, context),
    ),
    closeGradualExit: officer.closeGradualExit.handler(({ input, context }) =>
      act(input, { verb: 'closeGradualExit', ...body(input) }, context),
    ),
  }),
)
