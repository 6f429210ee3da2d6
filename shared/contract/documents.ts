import * as z from 'zod'
import { CaseDocument, DocumentKind, DocumentType, FileName } from '#shared/domain/documents/document.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { caseReaders } from './worklist.ts'
import { open, signedIn } from './operation.ts'
import { named } from './problems.ts'

/** A form to post a file straight to the object store: every field as given, the file last. */
export const Upload = z.strictObject({
  documentId: z.uuid(),
  url: z.url(),
  fields: z.record(z.string(), z.string()).meta({ examples: [{ key: '…', Policy: '…', 'X-Amz-Signature': '…' }] }),
  expiresAt: z.iso.datetime(),
})

/** `type` fixes the content type where JavaScript runs; without it the bytes alone decide. `plainForm` asks for the redirect that a form without it needs. */
export const UploadRequest = z.strictObject({
  kind: DocumentKind,
  name: FileName,
  type: DocumentType.optional(),
  plainForm: z.boolean().optional(),
})

/** Sealed by the upload's door, opened by the arrival's: it names one upload and nothing else. */
export const ArrivalToken = z
  .string()
  .max(1000)
  .meta({ examples: ['eyJhbGciOiJkaXIi…'] })

export const Link = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() })
const OfCase = z.strictObject({ id: z.uuid(), documentId: z.uuid() })

/** Whose application it is, and who carries it under a mandate. */
const carrying = ['resident', 'agent'] as const satisfies readonly Role[]

export const documents = {
  resident: {
    request: signedIn(
      'POST',
      '/applications/{id}/documents',
      carrying,
      'Ask for an upload of up to 10 MB to the object store',
    )
      .input(UploadRequest.extend({ id: z.uuid() }))
      .output(Upload)
      .errors(named('NOT_FOUND', 'DRAFT_CLOSED', 'TOO_MANY_DOCUMENTS')),
    link: signedIn(
      'GET',
      '/applications/{id}/documents/{documentId}',
      carrying,
      'A short-lived link to my own document',
    )
      .input(OfCase)
      .output(Link)
      .errors(named('NOT_FOUND', 'DOCUMENT_NOT_READY')),
    remove: signedIn('DELETE', '/applications/{id}/documents/{documentId}', carrying, 'Remove a document from a draft')
      .input(OfCase)
      .output(z.strictObject({}))
      .errors(named('NOT_FOUND', 'DRAFT_CLOSED')),
  },
  public: {
    arrival: open('GET', '/arrivals/{token}', 'What became of an upload; the token came with the plain form')
      .input(z.strictObject({ token: ArrivalToken }))
      .output(CaseDocument)
      .errors(named('NOT_FOUND')),
  },
  officer: {
    link: signedIn(
      'GET',
      '/desk/applications/{id}/documents/{documentId}',
      caseReaders,
      'A short-lived link to a document that passed its checks',
    )
      .input(OfCase)
      .output(Link)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST', 'DOCUMENT_NOT_READY')),
  },
}
