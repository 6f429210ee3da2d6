import { barred } from '#shared/domain/applications/decide.ts'
import type { DocumentType } from '#shared/domain/documents/document.ts'
import { rulesOf } from '../applications/case.ts'
import { fileWithinReach } from '../applications/desk.ts'
import type { Context } from '../applications/stand-aside.ts'
import { hasRoom } from '../documents/upload.ts'
import { problem } from '../http/problem.ts'
import { promised } from './photograph.ts'

interface Wish {
  readonly name: string
  readonly type?: DocumentType | undefined
  readonly plainForm?: boolean | undefined
}

/** Of one case, at most: a page may be scanned badly, and a meeting held again. */
const mostSheets = 10

/** The sheet that was signed goes the way of every document, once there are minutes to sign. */
export async function signedSheet(id: string, wish: Wish, { actor, now }: Context) {
  const { application, documents } = await fileWithinReach(id, actor)
  const { procedure } = await rulesOf(application, now)
  if (barred(application, 'signAppraisal', actor, procedure) !== null)
    throw problem('STAGE_NOT_ALLOWED', { stage: application.stage })
  const sheets = documents.filter(({ kind }) => kind === 'appraisal-sheet')
  if (!hasRoom(sheets, mostSheets)) throw problem('TOO_MANY_DOCUMENTS')
  return promised(id, { ...wish, kind: 'appraisal-sheet' }, now)
}
