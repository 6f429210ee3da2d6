import { oc, type HTTPMethod, type HTTPPath } from '@orpc/contract'
import type { Role } from '#shared/domain/people/person.ts'
import { named } from './problems.ts'

/** Who may call: role names, or anyone at all. */
export type Actors = readonly Role[] | readonly ['anyone']
export interface OperationMeta {
  readonly actors?: Actors
}

const always = named('MALFORMED', 'BODY_TOO_LARGE', 'INPUT_INVALID')
const behindSignIn = named('SIGNED_OUT', 'FORBIDDEN')

const base = oc.$meta<OperationMeta>({})

/** What opens the caller's own key (decisions/tip-secrecy.md). */
const tipKey = { name: 'tip-key', in: 'header', required: true, schema: { type: 'string' } } as const

const routed = (
  method: HTTPMethod,
  path: HTTPPath,
  actors: Actors,
  summary: string,
  headers: readonly (typeof tipKey)[] = [],
) =>
  base.meta({ actors }).route({
    method,
    path,
    summary,
    tags: [path.split('/')[1] ?? ''],
    spec: (operation) => ({
      ...operation,
      parameters: [...(operation.parameters ?? []), ...headers],
      'x-actors': [...actors],
      security: actors[0] === 'anyone' ? [] : [{ signIn: [] }],
    }),
  })

/** An operation that anyone may call. */
export const open = (method: HTTPMethod, path: HTTPPath, summary: string) =>
  routed(method, path, ['anyone'], summary).errors(always)

/** An operation for signed-in people of these roles. */
export const signedIn = (method: HTTPMethod, path: HTTPPath, actors: readonly Role[], summary: string) =>
  routed(method, path, actors, summary).errors({ ...always, ...behindSignIn })

/** An operation that needs the caller's own key besides, unlocked: its token comes in the header `tip-key`. */
export const behindPassphrase = (method: HTTPMethod, path: HTTPPath, actors: readonly Role[], summary: string) =>
  routed(method, path, actors, summary, [tipKey]).errors({ ...always, ...behindSignIn, ...named('TIPS_LOCKED') })
