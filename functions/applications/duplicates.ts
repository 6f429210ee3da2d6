import type { Application } from '#shared/domain/applications/application.ts'
import { countsPeople, unknownTo, type OtherCase } from '#shared/domain/applications/duplicates.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { findCase, whereaboutsOf } from '#shared/store/applications.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'
import { applicationsNaming } from '#shared/store/persons-named.ts'
import { now } from '../http/clock.ts'
import { note } from './note.ts'

const isOpen = ({ stage }: Application) => transitions.noteDuplicates.ways[stage] !== undefined

const noteOn = (id: string, others: readonly OtherCase[]) =>
  note(id, now(), (state) => {
    const found = unknownTo(state, others)
    return isOpen(state) && found.length > 0 ? { verb: 'noteDuplicates', others: found } : null
  })

/** How many of these people each other case names, by its id. */
const sharing = async (id: string, idNumbers: readonly string[]): Promise<Map<string, number>> => {
  const named = (await Promise.all(idNumbers.map(applicationsNaming))).flat().filter((other) => other !== id)
  return new Map([...Map.groupBy(named, (other) => other)].map(([other, times]) => [other, times.length]))
}

/**
 * A case begins to count its people: every other that counts one of them is noted on it, and it on them. Looked for again
 * when the case is accepted, because two that were sent at once may not have seen each other.
 */
export const duplicates = async ({ before, after }: ApplicationChange): Promise<void> => {
  if (after === null || before?.stage === after.stage || !['SUBMITTED', 'INVESTIGATING'].includes(after.stage)) return
  const file = await findCase(after.id)
  const village = file?.application.answers.place?.village
  if (!file || village === undefined || file.application.number === null) return
  const { id, number, answers } = file.application
  const others: OtherCase[] = []
  const idNumbers = (answers.members ?? []).map(({ idNumber }) => idNumber)
  for (const [other, persons] of await sharing(id, idNumbers)) {
    const known = await whereaboutsOf(other)
    if (known === null || !countsPeople(known.stage)) continue
    others.push({ id: other, number: known.number, village: known.village, persons })
    await noteOn(other, [{ id, number, village, persons }])
  }
  await noteOn(id, others)
}
