import * as z from 'zod'
import { LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument, isPhotograph } from '#shared/domain/documents/document.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { Stage } from './application.ts'
import { countingOf } from './counted.ts'
import { barred } from './decide.ts'
import { Letter, NeighbourVisit } from './enquiries.ts'
import { mayPhotograph } from './photographs.ts'
import { Survey, Surveyor } from './survey.ts'
import type { CaseFile } from './views.ts'
import { mayWriteNotes } from './visit-note.ts'

/** The verbs of an investigation. */
const VerbName = z.enum([
  'startSurvey',
  'recordSurvey',
  'drawSignature',
  'enterSignature',
  'noteUnsigned',
  'recordNeighbourVisit',
  'sendLetter',
  'recordLetterAnswer',
])

const Visited = {
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  today: LocalDate,
  /** Names by position, and who of them counts. */
  members: z.array(z.strictObject({ name: z.string(), counted: z.boolean() })),
  survey: Survey,
}

/** What is known from the house and its neighbours, for who works the case. */
export const InvestigationView = z.strictObject({
  ...Visited,
  stage: Stage,
  /** Each with the neighbour's name, if they gave it. */
  neighbours: z.array(NeighbourVisit.extend({ name: z.string().nullable() })),
  letters: z.array(Letter),
  photographs: z.array(CaseDocument),
  mayPhotograph: z.boolean(),
  /** Who can be sent: nobody who is a relative. */
  candidates: z.array(Surveyor),
  /** The strokes of a signature drawn by hand, as an SVG path. */
  drawing: z.string().nullable(),
  /** How many notes there are for who is about to visit; null for everybody else. */
  notes: z.int().nullable(),
  mayWriteNote: z.boolean(),
  can: z.array(VerbName),
  /** Whether the reader still has to sign for the survey. */
  maySign: z.boolean(),
})
export type InvestigationView = z.infer<typeof InvestigationView>

/** The survey alone, for somebody who made it. */
export const SurveyToSign = z.strictObject({ ...Visited, maySign: z.boolean() })
export type SurveyToSign = z.infer<typeof SurveyToSign>

/** What was looked up beside the case. */
interface Opened extends Pick<InvestigationView, 'candidates' | 'drawing' | 'notes'> {
  /** Neighbours' names by visit. */
  readonly names: Readonly<Record<string, string>>
}

interface Circumstances {
  readonly procedure: Procedure
  readonly now: string
}

const visited = ({ application }: CaseFile, now: string) => {
  const { id, version, number, answers, survey } = application
  const today = localDate(now)
  const members = (answers.members ?? []).map((member) => ({
    name: member.name,
    counted: countingOf(member, today).counted,
  }))
  return { id, version, number, today, members, survey }
}

export const surveyToSign = (file: CaseFile, actor: Actor, { procedure, now }: Circumstances): SurveyToSign => ({
  ...visited(file, now),
  maySign: barred(file.application, 'signSurvey', actor, procedure) === null,
})

export const investigationView = (
  file: CaseFile,
  actor: Actor,
  { candidates, drawing, names, notes, ...circumstances }: Circumstances & Opened,
): InvestigationView => {
  const { stage, kin, neighbours, letters } = file.application
  return {
    ...surveyToSign(file, actor, circumstances),
    stage,
    neighbours: neighbours.map((visit) => ({ ...visit, name: names[visit.id] ?? null })),
    letters,
    photographs: file.documents.filter(isPhotograph).filter(({ status }) => status !== 'awaited'),
    mayPhotograph: mayPhotograph(file.application, actor),
    candidates: candidates.filter(({ id, name }) => !kin.officers.includes(id) && !kin.names.includes(name)),
    drawing,
    notes,
    mayWriteNote: mayWriteNotes(file.application, actor),
    can: VerbName.options.filter((verb) => barred(file.application, verb, actor, circumstances.procedure) === null),
  }
}
