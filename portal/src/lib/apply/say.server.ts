import type { ActionFailure } from '@sveltejs/kit'
import type * as z from 'zod'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject, type Rejected, type Typed } from '#lib/server/refusal.ts'

/**
 * Says one thing about a case that is under way, judged by the command's own schema first.
 * @returns the page again with what was typed, or undefined when it was said
 */
export async function sayOrReject<Body>(
  { language }: App.Locals,
  typed: Typed,
  schema: z.ZodType<Body>,
  say: (body: Body) => Promise<unknown>,
): Promise<ActionFailure<Rejected> | undefined> {
  const { value, problems } = judge(schema, typed, language)
  if (problems) return reject(typed, problems, 422)
  return (await attempt(language, typed, () => say(value))).rejected
}
