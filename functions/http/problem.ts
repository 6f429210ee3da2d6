import { ORPCError } from '@orpc/server'
import type { Refusal } from '#shared/domain/applications/refusal.ts'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import { problems, type FieldProblem, type ProblemCode, type ProblemData } from '#shared/contract/problems.ts'

type Extra = Omit<ProblemData, 'zh' | 'en'>

/** A named problem, ready to be thrown: status and words from the closed set. */
export const problem = (code: ProblemCode, extra: Extra = {}) => {
  const { status, zh, en } = problems[code]
  return new ORPCError(code, { status, message: zh, data: { zh, en, ...extra }, defined: true })
}

export const fieldProblem = (path: string, code: string): FieldProblem => {
  const known = isFieldProblem(code) ? code : 'invalid'
  return { path, problem: known, ...fieldProblems[known] }
}

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly keys?: readonly string[]
}

/** What a schema found, as fields a person can look at. */
export const invalid = (issues: readonly Issue[]) => {
  const fields = issues.slice(0, 100).flatMap(({ message, path = [], keys }) => {
    const place = path.map((step) => String(typeof step === 'object' ? step.key : step))
    // An unknown field is named itself, not the object it was found in.
    return (keys ?? [null]).map((key) => fieldProblem((key === null ? place : [...place, key]).join('.'), message))
  })
  return problem('INPUT_INVALID', { fields })
}

/** The domain's no, as the API says it. */
export const refused = (refusal: Refusal) => {
  switch (refusal.problem) {
    case 'STAGE_NOT_ALLOWED':
      return problem('STAGE_NOT_ALLOWED', { stage: refusal.stage })
    case 'GATE_OPEN':
      return problem('GATE_OPEN', { missing: [...refusal.gates], ...(refusal.until && { until: refusal.until }) })
    case 'ANSWERS_INCOMPLETE':
      return problem('ANSWERS_INCOMPLETE', { missing: [...refusal.missing] })
    case 'FIELD':
      return problem('INPUT_INVALID', { fields: [fieldProblem(refusal.field, refusal.code)] })
    case 'ROLE_NOT_ALLOWED':
      return problem('FORBIDDEN')
    case 'CONFLICT_OF_INTEREST':
      return problem('CONFLICT_OF_INTEREST')
    case 'AUTHORISATION_EXPIRED':
      return problem('AUTHORISATION_EXPIRED')
    case 'POLICY_NOT_FOUND':
      return problem('POLICY_NOT_FOUND')
  }
}
