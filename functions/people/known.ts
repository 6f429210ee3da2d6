import type { Known } from '#shared/domain/petitions/aside.ts'
import { kinNames } from '#shared/store/kin.ts'
import { officersOf } from '#shared/store/people.ts'

/** The county's people and whose relatives they are, by name alone: no number is opened for it. */
export const knownIn = async (county: string): Promise<Known> => {
  const [officers, kin] = await Promise.all([officersOf(county), kinNames(county)])
  return { officers, kin }
}
