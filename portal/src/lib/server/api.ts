import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { contract } from '#shared/contract/index.ts'
import { environment } from './environment.ts'

/** Every operation of the contract, typed: `api.notices.public.list({ village })`. Refusals are thrown: see refusal.ts. */
export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>

/** A page waits no longer than this, in milliseconds, for the API. */
const patience = 15_000

/** The API as the holder of this access token, or as anyone. */
export function connect(accessToken: string | undefined): Api {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: () => environment().API_URL,
      headers: () => (accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.timeout(patience) }),
    }),
  )
}
