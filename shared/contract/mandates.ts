import * as z from 'zod'
import { CarriedRow, HeldDraft } from '#shared/domain/applications/carried.ts'
import { NewMandate } from '#shared/domain/applications/mandate.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const agent = ['agent'] as const
const town = ['town-officer', 'town-lead'] as const

/** Applications that a village agent carries for somebody (代办); filled in and sent like any other (applications.resident). */
export const mandates = {
  agent: {
    record: signedIn(
      'POST',
      '/mandates',
      agent,
      'Record a mandate and start the application that it is for; the code on the slip is the person’s',
    )
      .input(NewMandate.extend({ requestId: z.uuid() }))
      .output(z.strictObject({ id: z.uuid(), code: z.string() }))
      .errors(named('DRAFT_HELD')),
    list: signedIn('GET', '/mandates', agent, 'The applications that I carry, newest first')
      .input(z.strictObject({}))
      .output(z.strictObject({ carried: z.array(CarriedRow), today: LocalDate })),
  },
  town: {
    held: signedIn('GET', '/desk/held-drafts', town, 'Drafts that wait at the agents of my town, longest first')
      .input(z.strictObject({}))
      .output(z.strictObject({ held: z.array(HeldDraft), today: LocalDate })),
  },
}
