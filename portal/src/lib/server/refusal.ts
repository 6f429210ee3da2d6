import { ORPCError } from '@orpc/client'
import { type ActionFailure, fail } from '@sveltejs/kit'
import { ProblemData } from '#shared/contract/problems.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Problem } from '#lib/problem.ts'

export interface Refusal {
  /** The problem's name in the contract, such as CHANGED_MEANWHILE. */
  code: string
  status: number
  /** In the person's language. */
  message: string
  /** Whatever else the contract says about it: what is missing, what changed. */
  data: ProblemData | undefined
}

/** The API's answer when it said no, or undefined for any other error. */
export function refusalOf(error: unknown, language: Language): Refusal | undefined {
  if (!(error instanceof ORPCError)) return undefined
  const data = ProblemData.safeParse(error.data).data
  return { code: error.code, status: error.status, message: data?.[language] ?? wordsFor(error.status), data }
}

/** What an error summary shows: each field to change, or the refusal itself; nothing for any other error. */
export function fields(error: unknown, language: Language): Problem[] {
  const refusal = refusalOf(error, language)
  if (!refusal) return []
  const perField = refusal.data?.fields ?? []
  if (!perField.length) return [{ message: refusal.message }]
  return perField.map((field) => ({ field: field.path, message: field[language] }))
}

/** What the visitor typed: one text per field, as it came. */
export type Typed = Record<string, string>

export interface Rejected {
  values: Typed
  problems: Problem[]
}

/** The page again, with everything that was typed and every problem beside its field. */
export function reject(values: Typed, problems: Problem[], status = 400): ActionFailure<Rejected> {
  return fail(status, { values, problems })
}

type Attempted<Value> =
  { value: Value; rejected?: undefined } | { value?: undefined; rejected: ActionFailure<Rejected> }

/**
 * Runs a call to the API inside a form action: its value, or a rejection in the API's own words. Whatever is not a
 * refusal (the network, a fault) or means that nobody is signed in any more is thrown on.
 *
 * `rename` turns a path of the contract (`income.0.amountFen`) into the field of the page that it came from.
 */
export async function attempt<Value>(
  language: Language,
  values: Typed,
  call: () => Promise<Value>,
  rename: (path: string) => string = (path) => path,
): Promise<Attempted<Value>> {
  try {
    return { value: await call() }
  } catch (error) {
    const refusal = refusalOf(error, language)
    if (!refusal || refusal.status >= 500 || refusal.status === 401) throw error
    const problems = fields(error, language).map(({ field, message }) =>
      field === undefined ? { message } : { field: rename(field), message },
    )
    return { rejected: reject(values, problems, refusal.status) }
  }
}

function wordsFor(status: number): string {
  if (status === 401) return m.error_401()
  if (status === 403) return m.error_403()
  if (status === 404) return m.error_404_title()
  if (status === 409) return m.error_409()
  if (status === 429) return m.error_429()
  return status < 500 ? m.error_400() : m.error_500_title()
}
