import * as z from 'zod'
import { commands } from '#shared/domain/applications/commands.ts'
import { InvestigationView, SurveyToSign } from '#shared/domain/applications/investigation-view.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { NewVisitNote, VisitNote } from '#shared/domain/applications/visit-note.ts'
import { DocumentType, FileName, PhotographKind, PhotographType } from '#shared/domain/documents/document.ts'
import { isRole, type Role } from '#shared/domain/people/person.ts'
import { officer } from './applications.ts'
import { Upload } from './documents.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const ById = z.strictObject({ id: z.uuid() })

/** The verifier asks the registers alone; what was seen in the house is not theirs to read. */
const readers = [
  'town-officer',
  'town-lead',
  'county-officer',
  'county-confirmer',
  'supervisor',
] as const satisfies readonly Role[]
/** The offices that go to a house; which of their people is about to, the case says. */
const visitors = ['town-officer', 'town-lead', 'county-officer'] as const satisfies readonly Role[]
const town = ['town-officer', 'town-lead'] as const satisfies readonly Role[]
const surveyors = transitions.signSurvey.by.filter(isRole)

/** As the family reads it to whoever sits at their table; anything else is simply not the code. */
const SpokenCode = z
  .string('required')
  .min(1, 'required')
  .max(60, 'code-wrong')
  .meta({ examples: ['7K4M-2Q9X'] })

export const investigation = {
  officer: {
    get: signedIn(
      'GET',
      '/desk/applications/{id}/investigation',
      readers,
      'What is known of a family from its house and its neighbours; who can be sent there',
    )
      .input(ById)
      .output(InvestigationView)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    start: officer('startSurvey', commands.startSurvey, 'survey-start', 'Start the household survey: who goes'),
    record: officer(
      'recordSurvey',
      commands.recordSurvey,
      'survey',
      'Record the household survey, by two or more; a surveyor who records it signs by it',
    ),
    draw: officer(
      'drawSignature',
      commands.drawSignature,
      'household-signature',
      'Add the household’s signature, drawn by hand',
    ),
    enter: officer(
      'enterSignature',
      z.strictObject({ code: SpokenCode }),
      'household-code',
      'Add the household’s signature by the code that stands on the family’s own page',
    ),
    unsigned: officer(
      'noteUnsigned',
      commands.noteUnsigned,
      'household-unsigned',
      'Note why nobody of the household signed; the family can read it and answer',
    ),
    photograph: signedIn(
      'POST',
      '/desk/photographs/{id}',
      visitors,
      'Ask for an upload of a photograph taken at the house; for officers and the file, never on the family’s pages',
    )
      .input(
        z.strictObject({
          id: z.uuid(),
          kind: PhotographKind,
          name: FileName,
          type: PhotographType.optional(),
          plainForm: z.boolean().optional(),
        }),
      )
      .output(Upload)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST', 'STAGE_NOT_ALLOWED', 'TOO_MANY_DOCUMENTS')),
    sheet: signedIn(
      'POST',
      '/desk/signed-sheets/{id}',
      town,
      'Ask for an upload of the sheet on which those who met signed; for officers and the file',
    )
      .input(
        z.strictObject({
          id: z.uuid(),
          name: FileName,
          type: DocumentType.optional(),
          plainForm: z.boolean().optional(),
        }),
      )
      .output(Upload)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST', 'STAGE_NOT_ALLOWED', 'TOO_MANY_DOCUMENTS')),
    writeNote: signedIn(
      'POST',
      '/desk/visit-notes/{id}',
      visitors,
      'Leave a note for who visits next: staff safety, or what must be handled with care; sealed',
    )
      .input(z.strictObject({ id: z.uuid(), requestId: z.uuid(), ...NewVisitNote.shape }))
      .output(z.strictObject({}))
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST', 'STAGE_NOT_ALLOWED')),
    openNotes: signedIn(
      'POST',
      '/desk/visit-notes/{id}/opening',
      visitors,
      'Open the notes for a visit: only for who is about to make it; each time leaves a trace',
    )
      .input(ById)
      .output(z.strictObject({ notes: z.array(VisitNote) }))
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    visitNeighbour: officer(
      'recordNeighbourVisit',
      commands.recordNeighbourVisit,
      'neighbour-visits',
      'Record what a neighbour said; the name, if they gave it, is sealed and never shown to the family',
    ),
    sendLetter: officer(
      'sendLetter',
      commands.sendLetter,
      'letters',
      'Record a letter that asks for evidence, and by when',
    ),
    recordLetterAnswer: officer(
      'recordLetterAnswer',
      commands.recordLetterAnswer,
      'letter-answer',
      'Record what a letter was answered',
    ),
  },
  surveyor: {
    get: signedIn('GET', '/desk/surveys/{id}', surveyors, 'A survey that I made, to be read and signed')
      .input(ById)
      .output(SurveyToSign)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    sign: signedIn('POST', '/desk/surveys/{id}/signature', surveyors, 'Sign for a survey that I made')
      .input(z.strictObject({ id: z.uuid(), version: z.int().meta({ examples: [7] }), requestId: z.uuid() }))
      .output(z.strictObject({ signed: z.array(z.string()) }))
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'STAGE_NOT_ALLOWED', 'CONFLICT_OF_INTEREST')),
  },
}
