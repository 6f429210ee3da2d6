import type { ActionFailure } from '@sveltejs/kit'
import type * as z from 'zod'
import type { Answers } from '#shared/domain/applications/answers.ts'
import { fieldProblems, isFieldProblem } from '#shared/domain/field-problems.ts'
import type { Language } from '#lib/language.ts'
import type { Problem } from '#lib/problem.ts'
import { attempt, reject, type Rejected, type Typed } from '#lib/server/refusal.ts'
import type { Asked } from './own-application.server.ts'
import type { Question } from './question.ts'
import { keep } from './scratch.server.ts'

interface Sent<Answer> {
  /** The name under which the page's scratch is kept. */
  page: string
  question: Question<Answer>
  typed: Typed
  /** The sections that the answer makes whole. */
  answers: (answer: Answer) => Answers
}

/**
 * Saves what a page sent: judged by the contract's own schema, then by the API. What does not pass stays in the fields
 * and in the scratch, so that nothing typed is lost.
 * @returns the page again with its problems, or undefined when it is saved
 */
export async function save<Answer>(asked: Asked, sent: Sent<Answer>): Promise<ActionFailure<Rejected> | undefined> {
  const { page, question, typed, answers } = sent
  const judged = question.schema.safeParse(question.read(typed))
  if (!judged.success) return refuse(asked, page, typed, problemsOf(judged.error, question, asked.locals.language))
  const { rejected } = await attempt(
    asked.locals,
    typed,
    () => asked.locals.api.applications.resident.save({ id: asked.params.id, answers: answers(judged.data), page }),
    path => question.field(path.replace(/^answers\.[a-z]+\./, '')) ?? '',
  )
  if (rejected) await keep(asked, page, typed)
  return rejected
}

/** The page again, after what was typed is kept. */
export async function refuse(asked: Asked, page: string, typed: Typed, problems: Problem[]): Promise<ActionFailure<Rejected>> {
  await keep(asked, page, typed)
  return reject(typed, problems, 422)
}

/** One problem a field, in the order of the page. */
export function problemsOf<Answer>(error: z.ZodError, question: Question<Answer>, language: Language): Problem[] {
  const found = new Map<string, Problem>()
  for (const { path, message } of error.issues) {
    const field = question.field(path.join('.')) ?? ''
    const words = fieldProblems[isFieldProblem(message) ? message : 'invalid'][language]
    if (!found.has(field)) found.set(field, { field, message: words })
  }
  return [...found.values()].sort((a, b) => order(question, a) - order(question, b))
}

const order = <Answer>({ fields }: Question<Answer>, { field }: Problem) => fields.indexOf(field ?? '')
