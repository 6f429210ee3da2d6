import * as z from 'zod'
import { ToSign } from '#shared/domain/applications/signing.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { Colleague, FilterName, ListFilter, SavedFilter } from '#shared/domain/applications/worklist.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { isRole, type Role } from '#shared/domain/people/person.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

export const caseReaders = [
  'town-officer',
  'town-lead',
  'verifier',
  'county-officer',
  'county-confirmer',
  'supervisor',
] as const satisfies readonly Role[]

/** Where in a list something stands: the due date and the case. */
export const Place = z
  .string()
  .max(1000)
  .meta({ examples: ['2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10'] })

const Filters = z.strictObject({ filters: z.array(SavedFilter) })

/** How officers find their work and share it out; what is done to a case is said case by case (applications.officer). */
export const worklist = {
  get: signedIn(
    'GET',
    '/desk/worklist',
    caseReaders,
    'What stands beside my list: the filters that I saved, and whom of the town work can be given to',
  )
    .input(z.strictObject({}))
    .output(Filters.extend({ colleagues: z.array(Colleague) })),
  signatures: signedIn(
    'GET',
    '/desk/signatures',
    transitions.signSurvey.by.concat(transitions.signMinutes.by).filter(isRole),
    'What waits for my own signature: surveys that I made, minutes of reviews at which I was; the most urgent fifty',
  )
    .input(z.strictObject({}))
    .output(z.strictObject({ today: LocalDate, cases: z.array(ToSign) })),
  // What an officer calls a filter may name a family, and stands in no address.
  saveFilter: signedIn('POST', '/desk/worklist/filters', caseReaders, 'Save a filter under a name, or over it')
    .input(SavedFilter)
    .output(Filters)
    .errors(named('CHANGED_MEANWHILE')),
  dropFilter: signedIn('POST', '/desk/worklist/filters/removal', caseReaders, 'Forget a saved filter')
    .input(z.strictObject({ name: FilterName }))
    .output(Filters)
    .errors(named('CHANGED_MEANWHILE')),
  beside: signedIn(
    'GET',
    '/desk/worklist/neighbour',
    caseReaders,
    'The case that follows, or comes before, a place in a list; null at its end',
  )
    .input(ListFilter.extend({ at: Place, way: z.enum(['next', 'previous']) }))
    .output(z.strictObject({ found: z.strictObject({ id: z.uuid(), at: Place }).nullable() })),
}
