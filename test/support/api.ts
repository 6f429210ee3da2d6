import { inject } from 'vitest'
import { signIn } from '#infra/local/identity/headless.ts'

/** The running system's API, called as a stranger's client would: words on the wire, nothing of our own client. */

/** What came over the wire, of no type yet: the assertions say what it must be. */
export type Wire = ReturnType<typeof JSON.parse>

export interface Answer {
  readonly status: number
  /** The body as JSON; null when it is none. */
  readonly body: Wire
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

/** Sends a request exactly as given. */
export const send = async (path: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(inject('endpoints').api + path, init)
  const text = await response.text()
  return { status: response.status, body: parsed(text), text }
}

/** Calls an operation as a demo account, or as nobody. */
export const call = async (account: string | null, method: string, path: string, body?: unknown): Promise<Answer> =>
  send(path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(account !== null && { authorization: `Bearer ${await tokenOf(account)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

/** What a person does, one account at a time: `as('resident-li').post('/applications', { … })`. */
export const as = (account: string | null) => ({
  get: (path: string) => call(account, 'GET', path),
  post: (path: string, body: object = {}) => call(account, 'POST', path, body),
  patch: (path: string, body: object) => call(account, 'PATCH', path, body),
  put: (path: string, body: object) => call(account, 'PUT', path, body),
  delete: (path: string) => call(account, 'DELETE', path),
})
export const anyone = as(null)

/** The problems of single fields: `{ 'members.0.idNumber': 'identity-number-check-digit' }`. */
export const fieldsOf = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries(
    (body?.data?.fields ?? []).map(({ path, problem }: { path: string; problem: string }) => [path, problem]),
  )
