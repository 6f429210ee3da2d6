import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { Discrepancy, discrepanciesOf } from '#shared/domain/verification/discrepancy.ts'
import { Reply } from '#shared/domain/verification/reply.ts'
import { answered, Verification } from '#shared/domain/verification/request.ts'
import { Source } from '#shared/domain/verification/sources.ts'
import { barred } from './decide.ts'
import { Trace } from './trace.ts'
import type { CaseFile } from './views.ts'

/** A difference with what became of it: why the register does not hold, whether the family was asked and what they said. */
export const WeighedDiscrepancy = Discrepancy.extend({
  correction: z.strictObject({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
  put: z.boolean(),
  answer: z.string().nullable(),
})
export type WeighedDiscrepancy = z.infer<typeof WeighedDiscrepancy>

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
  /** What the family sent; their evidence lies beside their answer. */
  documents: z.array(CaseDocument),
  can: z.array(VerbName),
})
export type VerificationView = z.infer<typeof VerificationView>

export const weighed = ({ application, replies }: Pick<CaseFile, 'application' | 'replies'>): WeighedDiscrepancy[] => {
  const { put, answers, corrections } = application.verification
  return discrepanciesOf(application.answers, replies).map((difference) => {
    const correction = corrections.find(({ discrepancy }) => discrepancy === difference.id)
    return {
      ...difference,
      correction: correction ? { reason: correction.reason, by: correction.by, at: correction.at } : null,
      put: put.includes(difference.id),
      answer: answers.find(({ discrepancy }) => discrepancy === difference.id)?.answer ?? null,
    }
  })
}

export const verificationView = (
  file: CaseFile,
  actor: Actor,
  procedure: Procedure,
  today: string,
  lookUps: Trace[] | null,
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
    discrepancies: weighed(file),
    documents: [...file.documents],
    lookUps,
    can: VerbName.options.filter((verb) => barred(file.application, verb, actor, procedure) === null),
  }
}
