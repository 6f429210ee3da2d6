import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { BenefitCommand } from '#shared/domain/benefits/changes.ts'
import { ownBenefit } from '#shared/domain/benefits/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { findBenefit, type BenefitFile } from '#shared/store/benefits.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { carryOutBenefit } from './carry-out.ts'

const resident = implement(contract.benefits.resident).$context<RequestContext>().use(signedIn)

/** Somebody else's benefit does not exist for me. */
const ownFile = async (id: string, actor: Actor): Promise<BenefitFile> => {
  const file = await findBenefit(id)
  if (file === null || file.benefit.recipient !== actor.id) throw problem('NOT_FOUND')
  return file
}

const attempts = 4

/** Two devices may press at once: then the benefit is read again and decided again. */
const act = async (id: string, command: BenefitCommand, actor: Actor, now: string) => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const done = await carryOutBenefit({ file: await ownFile(id, actor), command, actor, now, requestId: null })
    if (done.recorded === 'recorded') return ownBenefit(done.file, actor, now)
  }
  throw problem('CHANGED_MEANWHILE')
}

export const handler = serve(
  resident.router({
    get: resident.get.handler(async ({ input: { id }, context: { actor, now } }) =>
      ownBenefit(await ownFile(id, actor), actor, now),
    ),
    answer: resident.answer.handler(({ input: { id, ...words }, context: { actor, now } }) =>
      act(id, { verb: 'answerProposal', ...words }, actor, now),
    ),
    leave: resident.leave.handler(({ input: { id, ...words }, context: { actor, now } }) =>
      act(id, { verb: 'askToLeave', ...words }, actor, now),
    ),
  }),
)
