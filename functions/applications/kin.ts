import type { Application } from '#shared/domain/applications/application.ts'
import { isNews } from '#shared/domain/applications/kin.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { standingAside } from '#shared/domain/people/kin.ts'
import { findCase } from '#shared/store/applications.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'
import { kinNaming } from '#shared/store/kin.ts'
import { noteBenefit } from '../benefits/carry-out.ts'
import { now } from '../http/clock.ts'
import { note } from './note.ts'

const isOpen = ({ stage }: Pick<Application, 'stage'>) => transitions.noteKin.ways[stage] !== undefined

/** Of the members, and of the supporters who agreed to be asked about. */
const numbersOn = ({ answers: { members = [], supporters = [] } }: Application) => [
  ...members.map(({ idNumber }) => idNumber),
  ...supporters.flatMap(({ consent }) => consent?.idNumber ?? []),
]

/** Looks everybody on a case up in the register, and notes what the case does not say yet; again, it notes nothing. */
export async function noteKinOf(id: string): Promise<void> {
  const file = await findCase(id)
  if (file === null) return
  const entries = await Promise.all(numbersOn(file.application).map(kinNaming))
  const found = standingAside(entries.flat())
  // What was granted is a relative's as the case is.
  await noteBenefit(id, { verb: 'noteKin', ...found }, now())
  await note(id, now(), (state) => (isOpen(state) && isNews(state.kin, found) ? { verb: 'noteKin', ...found } : null))
}

const personsOn = ({ answers: { members = [], supporters = [] } }: Application) =>
  [...members, ...supporters.filter(({ consent }) => consent !== null)].map(({ name }) => name).join()

/** A case that was sent, or that somebody joined, is matched against the register. */
export async function matchKin({ before, after }: ApplicationChange): Promise<void> {
  if (after === null || !isOpen(after)) return
  if (before !== null && isOpen(before) && personsOn(before) === personsOn(after)) return
  await noteKinOf(after.id)
}
