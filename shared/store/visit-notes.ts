import { any, Entity, item, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { NewVisitNote, type VisitNote } from '#shared/domain/applications/visit-note.ts'
import { By } from '#shared/domain/applications/application.ts'
import { casework } from './casework.ts'
import { openNote, sealNote } from './sealed-answers.ts'

/** Beside the case and not in it: whoever reads a case, or takes out its file, does not even hold them sealed. */
const partitionOf = (id: string) => `VISIT-NOTES#${id}`

const VisitNoteEntity = new Entity({
  name: 'visit-note',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), noteId: string().key(), sealed: string(), by: any(), at: string() }),
  computeKey: ({ id, noteId }) => ({ pk: partitionOf(id), sk: `NOTE#${noteId}` }),
})

/** Writes a note; sent twice under one id it is one note. */
export async function leaveNote(id: string, { id: noteId, kind, text, by, at }: VisitNote): Promise<void> {
  const sealed = await sealNote(JSON.stringify({ kind, text }), id, noteId)
  await VisitNoteEntity.build(PutItemCommand).item({ id, noteId, sealed, by, at }).send()
}

const found = async (id: string) => {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(VisitNoteEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items
}

/** Access pattern: how many notes there are for a visit, without opening one. */
export const noteCount = async (id: string): Promise<number> => (await found(id)).length

/** Access pattern: the notes for a visit, newest first. */
export async function notesOf(id: string): Promise<VisitNote[]> {
  const notes = await Promise.all(
    (await found(id)).map(async ({ noteId, sealed, by, at }) => ({
      id: noteId,
      ...NewVisitNote.parse(JSON.parse(await openNote(sealed, id, noteId))),
      by: By.parse(by),
      at,
    })),
  )
  return notes.sort((a, b) => b.at.localeCompare(a.at))
}
