import { divisionOf } from '#shared/domain/divisions/divisions.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { m } from '#lib/paraglide/messages.js'

/** Who acts on a case, as people call them. */
export interface Offices {
  village: string
  town: string
  county: string
}

/** Before the place is told the offices have no names yet. */
export function officesOf({ answers }: OwnApplication): Offices {
  const code = answers.place?.village ?? ''
  const name = (digits: number) => divisionOf(code.slice(0, digits))?.shortName
  const town = name(9)
  const county = name(6)
  return {
    village: name(12) ?? m.standing_office_village(),
    town: town === undefined ? m.standing_office_town() : townOffice(town),
    county: m.standing_office_county({ name: county ?? '' }),
  }
}

const townOffice = (name: string) =>
  name.endsWith('街道') ? m.standing_office_street({ name }) : m.standing_office_township({ name })
