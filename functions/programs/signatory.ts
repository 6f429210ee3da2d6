import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { policyIdOf, unsignable } from '#shared/domain/programs/draft.ts'
import { writeDraft } from '#shared/store/policy-drafts.ts'
import { policiesNow, putInForce } from '#shared/store/public-record.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { wrongField } from '../people/county.ts'
import { draftOf } from './draft.ts'

const signatory = implement(contract.programs.signatory).$context<RequestContext>().use(signedIn)

export const handler = serve(
  signatory.router({
    sign: signatory.sign.handler(async ({ input: { id, version }, context: { actor, now } }) => {
      const draft = await draftOf(id, actor)
      if (draft.version !== version || draft.signed !== null) throw problem('CHANGED_MEANWHILE')
      const policy = { ...draft.proposal, id: policyIdOf(draft.proposal) }
      // Signed, then cut off before the draft said so: the same version under the same name may be put again.
      const others = (await policiesNow()).filter((known) => known.id !== policy.id)
      switch (unsignable(draft, actor, monthOf(localDate(now)), others)) {
        case 'own-draft':
          throw problem('CONFLICT_OF_INTEREST')
        case 'simulation-missing':
          throw problem('GATE_OPEN', { missing: ['simulation-missing'] })
        case 'month-past':
          throw wrongField('effectiveFrom', 'month-past')
        case 'month-taken':
          throw wrongField('effectiveFrom', 'month-taken')
        case null:
      }
      if (!(await putInForce(policy))) throw wrongField('effectiveFrom', 'month-taken')
      const signed = { ...draft, signed: { id: actor.id, name: actor.name, at: now } }
      if (!(await writeDraft(signed, draft))) throw problem('CHANGED_MEANWHILE')
      return signed
    }),
  }),
)
