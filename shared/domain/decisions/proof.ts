import * as z from 'zod'
import type { Application } from '#shared/domain/applications/application.ts'
import { LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'
import { TypedCode } from '#shared/domain/spoken-code.ts'

/** The code printed on a written decision, as it may be typed. */
export const ProofCode = TypedCode('code-malformed')

/**
 * What anyone who holds a written decision may check of it, in its least form (decisions/verification-codes.md): whether such
 * a decision was given and still stands. No amount, no household, no name beyond the surname.
 */
export const Proof = z.strictObject({
  outcome: z.enum(['confirmed', 'refused']),
  number: z.string(),
  program: ProgramId,
  /** The county that decided, by its division code. */
  county: z.string(),
  surname: z.string(),
  decidedOn: LocalDate,
  /** Changed: another decision, or none, has taken its place. */
  standing: z.enum(['stands', 'changed']),
})
export type Proof = z.infer<typeof Proof>

/** The first sign of a name: a compound surname is shown by half, never a given name. */
const surnameOf = (name: string) => [...name][0] ?? ''

/** What can be checked of the decision that a case now has; null while it has none. */
export const proofOf = ({ decision, number, program, answers }: Application): Proof | null => {
  const applicant = answers.members?.[0]
  if (!decision || number === null || !answers.place || !applicant) return null
  return {
    outcome: decision.outcome,
    number,
    program,
    county: answers.place.village.slice(0, 6),
    surname: surnameOf(applicant.name),
    decidedOn: localDate(decision.at),
    standing: 'stands',
  }
}
