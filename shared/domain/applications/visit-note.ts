import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'
import { By, closedStages, type Application } from './application.ts'

/** What who goes to a house must know: for the safety of staff, or so that nobody there is hurt (domain.md rows 118, 178). */
export const VisitNoteKind = z.enum(['safety', 'sensitive'], 'choose-one')
export type VisitNoteKind = z.infer<typeof VisitNoteKind>

export const NewVisitNote = z.strictObject({
  kind: VisitNoteKind,
  text: text(2, 500).meta({ examples: ['院里有大狗，请先打电话。'] }),
})

/** Never in an event, in the case or in its archive: sealed beside it, and opened for a visit. */
export const VisitNote = z.strictObject({ id: z.uuid(), ...NewVisitNote.shape, by: By, at: Instant })
export type VisitNote = z.infer<typeof VisitNote>

const isOpen = ({ stage }: Application) => !closedStages.includes(stage)

/** Whoever has been at the house, or answers for who goes there, may leave a note, also without reading the others. */
export const mayWriteNotes = (application: Application, { role }: Actor): boolean =>
  isOpen(application) && (role === 'town-officer' || role === 'town-lead' || role === 'county-officer')

/**
 * Only who is about to visit reads them: of the town, who has the case in hand or is one of its surveyors; of the county,
 * its officer while a visit of the county is still to be made.
 */
export const mayOpenNotes = (application: Application, { id, role }: Actor): boolean => {
  const { assignee, survey, county } = application
  if (!isOpen(application)) return false
  if (role === 'county-officer') return county.visitRequired && county.visitedOn === null
  return (
    (role === 'town-officer' || role === 'town-lead') &&
    (assignee?.id === id || survey.surveyors.some((surveyor) => surveyor.id === id))
  )
}
