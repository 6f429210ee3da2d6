import { expect, inject } from 'vitest'
import * as z from 'zod'
import { signIn } from '#infra/local/identity/headless.ts'
import { ProblemData } from '#shared/contract/problems.ts'

/** The running system's API, called as a stranger's client would: words on the wire, nothing of our own client. */

export interface Answer {
  readonly status: number
  /** The body as JSON; null when it is none. */
  readonly body: unknown
  readonly text: string
}

const tokens = new Map<string, Promise<string>>()

/** An access token of a demo account. */
export const tokenOf = (account: string): Promise<string> => {
  const known = tokens.get(account) ?? signIn(inject('endpoints'), account).then(({ access_token }) => access_token)
  tokens.set(account, known)
  return known
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Sends a request exactly as given, to the API at this address. */
export const sendTo = async (api: string, path: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(api + path, init)
  const text = await response.text()
  return { status: response.status, body: parsed(text), text }
}

/** The same to the running system. */
export const send = (path: string, init: RequestInit): Promise<Answer> => sendTo(inject('endpoints').api, path, init)

/** Calls an operation as a demo account, or as nobody. */
export const call = async (
  account: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  send(path, {
    method,
    headers: {
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(account !== null && { authorization: `Bearer ${await tokenOf(account)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

/** What a person does, one account at a time: `as('resident-li').post('/applications', { … })`. */
export const as = (account: string | null, headers: Readonly<Record<string, string>> = {}) => ({
  get: (path: string) => call(account, 'GET', path, undefined, headers),
  post: (path: string, body: object = {}) => call(account, 'POST', path, body, headers),
  patch: (path: string, body: object) => call(account, 'PATCH', path, body, headers),
  put: (path: string, body: object) => call(account, 'PUT', path, body, headers),
  delete: (path: string) => call(account, 'DELETE', path, undefined, headers),
})
export const anyone = as(null)

/** The body of an answer that had to succeed. */
export const done = (answer: Answer): unknown => {
  expect(answer, answer.text).toMatchObject({ status: 200 })
  return answer.body
}

/** An operation of the contract, as far as it says what it answers. */
interface Promises<Output extends z.ZodType> {
  readonly '~orpc': { readonly outputSchema?: Output | undefined }
}

/** What an operation answered; it had to succeed, and to be exactly what the contract promises. */
export const read = <Output extends z.ZodType>(answer: Answer, operation: Promises<Output>): z.output<Output> => {
  const { outputSchema } = operation['~orpc']
  if (outputSchema === undefined) throw new Error('the contract does not say what this answers')
  return outputSchema.parse(done(answer))
}

const Problem = z.object({ code: z.string(), data: ProblemData })

/** What an operation said instead of carrying the request out. */
export const problemIn = ({ body }: Answer): z.infer<typeof Problem> => Problem.parse(body)

/** The problems of single fields: `{ 'members.0.idNumber': 'identity-number-check-digit' }`. */
export const fieldsOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries((problemIn(answer).data.fields ?? []).map(({ path, problem }) => [path, problem]))
