import { createORPCClient } from '@orpc/client'
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

/** The API as the holder of this access token, or as anyone; `address` is asked for where a crowd is counted. */
export function connect(accessToken: string | undefined, address: () => string): Api {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: () => environment().API_URL,
      headers: async (_, path) => ({
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
        ...(countsTheCrowd(path) && { 'x-sender-mark': await signedMark(address()) }),
      }),
      fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(patience) }),
    }),
  )
}
