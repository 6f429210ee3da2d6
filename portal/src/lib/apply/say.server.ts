import type { ActionFailure } from '@sveltejs/kit'
import type * as z from 'zod'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import { attempt, reject, type Rejected, type Typed } from '#lib/server/refusal.ts'

/**
 * Says one thing about a case that is under way, judged by the command's own schema first.
 * @returns the page again with what was typed, or undefined when it was said
 */
export async function sayOrReject<Schema extends z.ZodType>(
  { language }: App.Locals,
  typed: Typed,
  schema: Schema,
  say: (body: z.output<Schema>) => Promise<unknown>,
): Promise<ActionFailure<Rejected> | undefined> {
  const judged = schema.safeParse(typed)
  if (!judged.success) {
    const problems = judged.error.issues.map(({ path, message }) => ({
      field: path.join('.'),
      message: fieldProblems[isFieldProblem(message) ? message : 'invalid'][language],
    }))
    return reject(typed, problems, 422)
  }
  return (await attempt({ language }, typed, () => say(judged.data))).rejected
}
