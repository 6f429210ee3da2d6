import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { fieldProblem, problem } from '../http/problem.ts'

/** People are administered county by county. */
export const countyOf = ({ division }: { readonly division: string }) => division.slice(0, 6)

export const wrongField = (field: string, code: FieldProblem) =>
  problem('INPUT_INVALID', { fields: [fieldProblem(field, code)] })
