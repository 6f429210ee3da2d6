import * as z from 'zod'
import type { Role } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'

/** A file a person sent, from the promise of an upload to what was found in its bytes. */
export const DocumentKind = z.enum([
  'identity',
  'household-register',
  'income',
  'property',
  'illness',
  'disability',
  'mandate',
  'other',
])
export type DocumentKind = z.infer<typeof DocumentKind>

/** Decided from the bytes, never from the name: PDF, JPEG, PNG, WebP. */
export const DocumentType = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp'])
export type DocumentType = z.infer<typeof DocumentType>

export const largestUploadBytes = 10 * 1024 * 1024

export const QuarantineReason = z.enum(['type-not-allowed', 'infected', 'active-content', 'broken', 'empty'])
export type QuarantineReason = z.infer<typeof QuarantineReason>

/** A file's name as its owner knows it: no path, no control characters. Never used as a key. */
export const FileName = text(1, 120)
  .refine((name) => !/[/\\<>]/.test(name) && !/^\.+$/.test(name), 'file-name-invalid')
  .meta({
    examples: ['户口簿.pdf'],
  })

/** What officers photograph at a house: for the office and its file, not for the family's pages. */
export const PhotographKind = z.enum(['survey-photograph'])
/** A photograph is a picture. */
export const PhotographType = DocumentType.exclude(['application/pdf'])

/** A notice where it hangs: it lies with its village's board, for one sheet is of several families. */
const BoardKind = z.enum(['board-photograph'])

/** What was signed by hand at a meeting, as it was scanned. */
export const SheetKind = z.enum(['appraisal-sheet'])

/** Beside what people send, what the office writes, to the family or to be signed at a meeting: nobody uploads one. */
const FiledKind = z.enum([
  ...DocumentKind.options,
  ...PhotographKind.options,
  ...SheetKind.options,
  ...BoardKind.options,
  'appraisal-minutes',
  'attendance-list',
  'county-minutes',
  'decision',
])

export const CaseDocument = z.strictObject({
  id: z.uuid(),
  kind: FiledKind,
  name: z.string(),
  status: z.enum(['awaited', 'clean', 'quarantined']),
  requestedAt: z.iso.datetime(),
  checkedAt: z.iso.datetime().nullable(),
  type: DocumentType.nullable(),
  bytes: z.int().nullable(),
  reason: QuarantineReason.nullable(),
})
export type CaseDocument = z.infer<typeof CaseDocument>

/** What is known of a document before its bytes arrive. */
export const promised = (wish: Pick<CaseDocument, 'id' | 'kind' | 'name' | 'requestedAt'>): CaseDocument => ({
  ...wish,
  status: 'awaited',
  checkedAt: null,
  type: null,
  bytes: null,
  reason: null,
})

export const isPhotograph = ({ kind }: Pick<CaseDocument, 'kind'>): boolean => PhotographKind.safeParse(kind).success

/** The signed mandate of whoever has an agent carry the application. */
export const isMandate = ({ kind, status }: Pick<CaseDocument, 'kind' | 'status'>): boolean =>
  status === 'clean' && kind === 'mandate'

/** A scan of signatures that can be relied on. */
export const isSheet = ({ kind, status }: Pick<CaseDocument, 'kind' | 'status'>): boolean =>
  status === 'clean' && SheetKind.safeParse(kind).success

const ofMeeting: readonly CaseDocument['kind'][] = [
  ...SheetKind.options,
  'appraisal-minutes',
  'attendance-list',
  'county-minutes',
]

/** Whoever carries an application for a family sees no more of it than the family. */
const outside: readonly Role[] = ['verifier', 'resident', 'agent']

/**
 * The verifier sees no decision, no meeting and no house, so that the registers alone speak (roles.md); the family sees no
 * photograph that the office took, and no names of those who met about it.
 */
export const maySee = (document: Pick<CaseDocument, 'kind'>, role: Role): boolean => {
  if (isPhotograph(document) || ofMeeting.includes(document.kind)) return !outside.includes(role)
  return document.kind !== 'decision' || role !== 'verifier'
}
