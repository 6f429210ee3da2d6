import type * as z from 'zod'
import { mayPhotograph, mostPhotographs } from '#shared/domain/applications/photographs.ts'
import { isPhotograph, type PhotographKind, type PhotographType } from '#shared/domain/documents/document.ts'
import { promiseDocument } from '#shared/store/documents.ts'
import { sealToken } from '#shared/store/sealed-answers.ts'
import { zones } from '#shared/store/uploads.ts'
import { fileWithinReach } from '../applications/desk.ts'
import type { Context } from '../applications/stand-aside.ts'
import { hasRoom, promiseUpload } from '../documents/upload.ts'
import { problem } from '../http/problem.ts'

interface Wish {
  readonly kind: z.output<typeof PhotographKind>
  readonly name: string
  readonly type?: z.output<typeof PhotographType> | undefined
  readonly plainForm?: boolean | undefined
}

const desk = { zone: zones.documents, arrivalPath: '/arrivals', promise: promiseDocument, sealToken }

/** What an office adds to a case is promised as what a family sends. */
export const promised = (id: string, wish: Parameters<typeof promiseUpload>[2], now: string) =>
  promiseUpload(desk, id, wish, now)

/** It goes the way of every document of the case: to the intake, judged there, kept or refused. */
export async function photograph(id: string, wish: Wish, { actor, now }: Context) {
  const { application, documents } = await fileWithinReach(id, actor)
  if (!mayPhotograph(application, actor)) throw problem('STAGE_NOT_ALLOWED', { stage: application.stage })
  if (!hasRoom(documents.filter(isPhotograph), mostPhotographs)) throw problem('TOO_MANY_DOCUMENTS')
  return promised(id, wish, now)
}
