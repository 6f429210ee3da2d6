import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { By } from './application.ts'

/** Who looked at a case, took it out, asked registers about it or was kept from it; the supervisor reads it (Law art. 70(6)). */
export const Trace = z.strictObject({
  at: Instant,
  by: By,
  deed: z.enum([
    'viewed',
    'asked-export',
    'approved-export',
    'exported',
    'looked-up',
    'opened-note',
    'wrote-note',
    'refused',
  ]),
  /** The purpose given, or the verb that was refused; never what was seen. */
  about: z.string().max(300).nullable(),
})
export type Trace = z.infer<typeof Trace>
