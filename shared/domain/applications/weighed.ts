import * as z from 'zod'
import { Discrepancy, discrepanciesOf } from '#shared/domain/verification/discrepancy.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import type { Application } from './application.ts'

/** A difference with what became of it: why the register does not hold, whether the family was asked and what they said. */
export const WeighedDiscrepancy = Discrepancy.extend({
  correction: z.strictObject({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
  put: z.boolean(),
  answer: z.string().nullable(),
})
export type WeighedDiscrepancy = z.infer<typeof WeighedDiscrepancy>

export const weighed = (
  application: Pick<Application, 'answers' | 'verification'>,
  replies: readonly Reply[],
): WeighedDiscrepancy[] => {
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
