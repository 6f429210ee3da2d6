import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { Place } from './answers.ts'

/** Where an application goes: to a household registration of the family, or to where the region takes residence permits. */

/** Why the town of this place may not take the application (Law art. 37; 57号 art. 5); null when it may. */
export function misplaced(
  { village, registration }: Place,
  { residencePermitMonths }: Pick<Procedure, 'residencePermitMonths'>,
): { readonly field: 'village' | 'registration' | 'registration.months'; readonly code: FieldProblem } | null {
  if (divisionOf(village)?.mergedInto !== undefined) return { field: 'village', code: 'village-merged' }
  if (registration?.how !== 'permit') return null
  if (residencePermitMonths === null) return { field: 'registration', code: 'permit-not-taken' }
  return registration.months < residencePermitMonths ? { field: 'registration.months', code: 'permit-too-short' } : null
}

/** Where the family is met: whoever lives apart from the registration tells a whole address. */
export const homeOf = ({ village, address, registration }: Place): string =>
  registration?.how === 'apart' ? address : fullNameOf(village) + address
