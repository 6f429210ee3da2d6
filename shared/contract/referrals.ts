import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { Finding, NewContact, ReferralRow, ReferralView } from '#shared/domain/referrals/referral.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const finders = ['grid-worker', 'agent', 'town-officer', 'town-lead'] as const
const town = ['town-officer', 'town-lead'] as const

/** Households in need that somebody found (主动发现); nobody but their town reads of one. */
export const referrals = {
  finder: {
    report: signedIn('POST', '/referrals', finders, 'Report a household that may need help; its town goes there')
      .input(Finding.extend({ requestId: z.uuid() }))
      .output(z.strictObject({})),
  },
  town: {
    list: signedIn('GET', '/desk/referrals', town, 'Households that wait for my town to invite them, the oldest first')
      .input(z.strictObject({}))
      .output(z.strictObject({ referrals: z.array(ReferralRow), today: LocalDate })),
    get: signedIn('GET', '/desk/referrals/{id}', town, 'One household that was found, and what came of it')
      .input(z.strictObject({ id: z.uuid() }))
      .output(ReferralView)
      .errors(named('NOT_FOUND')),
    contact: signedIn(
      'POST',
      '/desk/referrals/{id}/contacts',
      town,
      'Record that the town went or called, and the answer',
    )
      .input(NewContact.extend({ id: z.uuid(), version: z.int().meta({ examples: [1] }) }))
      .output(ReferralView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
  },
}
