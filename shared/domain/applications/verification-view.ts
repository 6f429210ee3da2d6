import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument, maySee } from '#shared/domain/documents/document.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { ReplyFile } from '#shared/domain/verification/file.ts'
import { Reply } from '#shared/domain/verification/reply.ts'
import { answered, Verification } from '#shared/domain/verification/request.ts'
import { Source } from '#shared/domain/verification/sources.ts'
import { barred } from './decide.ts'
import { Trace } from './trace.ts'
import type { CaseFile } from './views.ts'
import { weighed, WeighedDiscrepancy } from './weighed.ts'

/** The verifier's own verbs on a request. */
const VerbName = z.enum(['startVerification', 'correctRegister', 'reportVerification'])

export const VerificationView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  today: LocalDate,
  /** Names by position; no numbers. */
  members: z.array(z.string()),
  verification: Verification,
  registers: z.array(z.strictObject({ source: Source, members: z.array(z.int()), complete: z.boolean() })),
  replies: z.array(Reply),
  discrepancies: z.array(WeighedDiscrepancy),
  /** Who looked, why and when; for those who answer for it, null for the others. */
  lookUps: z.array(Trace).nullable(),
  /** What arrived for this case, newest first; the verifier's alone. */
  files: z.array(ReplyFile).nullable(),
  /** What the family sent; their evidence lies beside their answer. */
  documents: z.array(CaseDocument),
  can: z.array(VerbName),
})
export type VerificationView = z.infer<typeof VerificationView>

export const verificationView = (
  file: CaseFile,
  actor: Actor,
  procedure: Procedure,
  today: string,
  { lookUps, files }: Pick<VerificationView, 'lookUps' | 'files'>,
): VerificationView => {
  const { id, version, number, answers, verification } = file.application
  return {
    id,
    version,
    number,
    today,
    members: (answers.members ?? []).map(({ name }) => name),
    verification,
    registers:
      verification.request === null
        ? []
        : answered(verification.request, file.replies).map((one) => ({ ...one, members: [...one.members] })),
    replies: [...file.replies],
    discrepancies: weighed(file.application, file.replies),
    files,
    documents: file.documents.filter((document) => maySee(document, actor.role)),
    lookUps,
    can: VerbName.options.filter((verb) => barred(file.application, verb, actor, procedure) === null),
  }
}
