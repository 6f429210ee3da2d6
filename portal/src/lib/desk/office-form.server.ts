import { OfficeRole } from '#shared/domain/people/officer.ts'
import { placesOf } from './places.server.ts'
import { roleWords } from './words/file.ts'

/** What an office can be chosen from, in a county. */
export const officeChoices = (county: string) => ({
  roles: OfficeRole.options.map((role) => ({ value: role, text: roleWords[role]() })),
  places: placesOf(county),
})
