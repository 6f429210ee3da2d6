import type * as z from 'zod'
import { by } from '#shared/domain/applications/rule.ts'
import {
  mayOpenNotes,
  mayWriteNotes,
  type NewVisitNote,
  type VisitNote,
} from '#shared/domain/applications/visit-note.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { leaveNote, notesOf } from '#shared/store/visit-notes.ts'
import { fileWithinReach } from '../applications/desk.ts'
import type { Context } from '../applications/stand-aside.ts'
import { problem } from '../http/problem.ts'

/** What the traces call them; never what they say. */
const about = '入户提示'

type Written = { readonly id: string; readonly requestId: string } & z.output<typeof NewVisitNote>

export async function writeNote({ id, requestId, kind, text }: Written, { actor, now }: Context): Promise<void> {
  const { application } = await fileWithinReach(id, actor)
  if (!mayWriteNotes(application, actor)) throw problem('STAGE_NOT_ALLOWED', { stage: application.stage })
  await leaveTrace(id, { at: now, by: by(actor), deed: 'wrote-note', about })
  await leaveNote(id, { id: requestId, kind, text, by: by(actor), at: now })
}

/** Who opens them, or tries to, is known before anything is told. */
export async function openNotes(id: string, { actor, now }: Context): Promise<VisitNote[]> {
  const { application } = await fileWithinReach(id, actor)
  const may = mayOpenNotes(application, actor)
  await leaveTrace(id, { at: now, by: by(actor), deed: may ? 'opened-note' : 'refused', about })
  if (!may) throw problem('FORBIDDEN')
  return notesOf(id)
}
