import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { contacted, misdated, referralRow, referralView, type Referral } from '#shared/domain/referrals/referral.ts'
import { whereaboutsOf } from '#shared/store/applications.ts'
import { findReferral, invitationCode, referralsAt, writeReferral } from '#shared/store/referrals.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const town = implement(contract.referrals.town).$context<RequestContext>().use(signedIn)

/** A household of another town was never found, as far as this one can tell. */
const withinReach = async (id: string, actor: Actor): Promise<Referral> => {
  const referral = await findReferral(id)
  if (referral === null || !reaches(actor, referral.finding.village)) throw problem('NOT_FOUND')
  return referral
}

/** An application that was only begun is nobody's business yet. */
const shown = async (referral: Referral) => {
  const sent = referral.started && (await whereaboutsOf(referral.started.application))
  return referralView(referral, { number: sent?.number ?? null, code: await invitationCode(referral.id) })
}

export const handler = serve(
  town.router({
    list: town.list.handler(async ({ context: { actor, now } }) => ({
      referrals: (await referralsAt(actor.division)).map(referralRow),
      today: localDate(now),
    })),
    get: town.get.handler(async ({ input: { id }, context: { actor } }) => shown(await withinReach(id, actor))),
    contact: town.contact.handler(async ({ input: { id, version, ...contact }, context: { actor, now } }) => {
      const before = await withinReach(id, actor)
      if (before.version !== version) throw problem('CHANGED_MEANWHILE')
      const wrong = misdated(before, contact, { now })
      if (wrong) throw problem('INPUT_INVALID', { fields: [fieldProblem(wrong.field, wrong.code)] })
      const after = contacted(before, contact, { by: by(actor), now })
      if (!(await writeReferral(before, after))) throw problem('CHANGED_MEANWHILE')
      return shown(after)
    }),
  }),
)
