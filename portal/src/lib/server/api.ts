import { createORPCClient, onError, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { contract } from '#shared/contract/index.ts'
import { environment } from './environment.ts'
import { signedMark } from './mark.ts'

/** Every operation of the contract, typed: `api.notices.public.list({ village })`. Refusals are thrown: see refusal.ts. */
export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>

/** A page waits no longer than this, in milliseconds, for the API. */
const patience = 15_000

/** Only where a crowd has to be counted does the API hear anything of where a visitor comes from. */
const countsTheCrowd = (path: readonly string[]) => path[0] === 'tips' && path[1] === 'public'

/** Doors that open what is sealed to the caller alone. */
const opensSealed = ([subject, door]: readonly string[]) => subject === 'tips' && door !== 'public'

const isLocked = (error: unknown) => error instanceof ORPCError && error.code === 'TIPS_LOCKED'

interface Caller {
  accessToken: string | undefined
  /** Asked for where a crowd is counted. */
  address: () => string
  /** What unlocks the caller's own key, sent along where something sealed is opened. */
  tipKey?: string | undefined
  /** What to do when it does not unlock it. */
  locked?: () => never
}

/** The API as the holder of an access token, or as anyone. */
export function connect({ accessToken, address, tipKey, locked }: Caller): Api {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: () => environment().API_URL,
      headers: async (_, path) => ({
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
        ...(tipKey && opensSealed(path) && { 'tip-key': tipKey }),
        ...(countsTheCrowd(path) && { 'x-sender-mark': await signedMark(address()) }),
      }),
      interceptors: [onError((error) => void (isLocked(error) && locked?.()))],
      fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(patience) }),
    }),
  )
}
