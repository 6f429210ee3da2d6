import type * as z from 'zod'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import type { Language } from '#lib/language.ts'
import type { Problem } from '#lib/problem.ts'

/** What the contract asks of an operation's request. */
export function inputOf<Schema extends z.ZodType>(operation: {
  readonly '~orpc': { readonly inputSchema?: Schema | undefined }
}): Schema {
  const { inputSchema } = operation['~orpc']
  if (inputSchema === undefined) throw new Error('the contract does not say what this asks')
  return inputSchema
}

type Judged<Value> = { value: Value; problems?: undefined } | { value?: undefined; problems: Problem[] }

/**
 * What the contract's own schema says of a request before it is sent, in the reader's words, so that every problem of a
 * page is seen at once. `rename` turns a path of the request into a field of the page.
 */
export function judge<Value>(
  schema: z.ZodType<Value>,
  request: unknown,
  language: Language,
  rename: (path: string) => string = (path) => path,
): Judged<Value> {
  const parsed = schema.safeParse(request)
  if (parsed.success) return { value: parsed.data }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: rename(path.join('.')),
    message: fieldProblems[isFieldProblem(message) ? message : 'invalid'][language],
  }))
  return { problems: firstOfEach(problems) }
}

/** One problem per field is enough to act on. */
function firstOfEach(problems: Problem[]): Problem[] {
  return problems.filter((problem, index) => problems.findIndex(({ field }) => field === problem.field) === index)
}
