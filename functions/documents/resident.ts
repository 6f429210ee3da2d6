import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { mayFillIn } from '#shared/domain/applications/mandate.ts'
import { maySee } from '#shared/domain/documents/document.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { findCase } from '#shared/store/applications.ts'
import { forgetDocument, promiseDocument } from '#shared/store/documents.ts'
import { sealToken } from '#shared/store/sealed-answers.ts'
import { zones } from '#shared/store/uploads.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { shortLink } from './link.ts'
import { hasRoom, promiseUpload } from './upload.ts'

const documents = implement(contract.documents.resident).$context<RequestContext>().use(signedIn)
const mostDocuments = 40

const ownFile = async (id: string, actor: Actor): Promise<CaseFile> => {
  const file = await findCase(id)
  if (file === null || !mayFillIn(file.application, actor)) throw problem('NOT_FOUND')
  return { ...file, documents: file.documents.filter((document) => maySee(document, actor.role)) }
}

/** Documents are sent with a draft, or when the office asked for what is missing or waits for an answer. */
const takesDocuments = ({ application: { stage, adjustments } }: CaseFile) =>
  ['DRAFT', 'RETURNED_ONCE', 'VERIFIED_UNFIT', 'FIRST_OPINION'].includes(stage) ||
  (stage === 'INVESTIGATING' && adjustments.some(({ answer }) => answer === null))

const desk = { zone: zones.documents, arrivalPath: '/arrivals', promise: promiseDocument, sealToken }

export const handler = serve(
  documents.router({
    request: documents.request.handler(async ({ input: { id, ...wish }, context: { actor, now } }) => {
      const file = await ownFile(id, actor)
      if (!takesDocuments(file)) throw problem('DRAFT_CLOSED')
      if (!hasRoom(file.documents, mostDocuments)) throw problem('TOO_MANY_DOCUMENTS')
      return promiseUpload(desk, id, wish, now)
    }),
    link: documents.link.handler(async ({ input: { id, documentId }, context: { actor } }) => {
      const file = await ownFile(id, actor)
      return shortLink(
        zones.documents,
        id,
        file.documents.find((document) => document.id === documentId),
      )
    }),
    remove: documents.remove.handler(async ({ input: { id, documentId }, context: { actor } }) => {
      const file = await ownFile(id, actor)
      if (file.application.stage !== 'DRAFT') throw problem('DRAFT_CLOSED')
      if (!file.documents.some((document) => document.id === documentId)) throw problem('NOT_FOUND')
      await forgetDocument(id, documentId)
      return {}
    }),
  }),
)
