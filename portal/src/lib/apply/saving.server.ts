import type { ActionFailure } from '@sveltejs/kit'
import type { Answers } from '#shared/domain/applications/answers.ts'
import type { Language } from '#lib/language.ts'
import type { Problem } from '#lib/problem.ts'
import { judge } from '#lib/server/judge.ts'
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
  const { api, language } = asked.locals
  const judged = judgePage(question, typed, language)
  if (judged.problems) return refuse(asked, page, typed, judged.problems)
  const { rejected } = await attempt(
    language,
    typed,
    () => api.applications.resident.save({ id: asked.params.id, answers: answers(judged.value), page }),
    (path) => question.field(path.replace(/^answers\.[a-z]+\./, '')) ?? '',
  )
  if (rejected) await keep(asked, page, typed)
  return rejected
}

/** What the contract says of a page as it was typed. */
export const judgePage = <Answer>(question: Question<Answer>, typed: Typed, language: Language) =>
  judge(question.schema, question.read(typed), language, (path) => question.field(path) ?? '')

/** The page again, after what was typed is kept. */
export async function refuse(
  asked: Asked,
  page: string,
  typed: Typed,
  problems: Problem[],
): Promise<ActionFailure<Rejected>> {
  await keep(asked, page, typed)
  return reject(typed, problems, 422)
}
