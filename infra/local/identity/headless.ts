/** Signs a demo account in as a browser would, code flow with PKCE and all, and keeps the tokens. */
import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { accounts } from '#infra/local/identity/accounts.ts'
import { clientId } from '#infra/local/identity/provider.ts'
import { Refusal } from '#infra/local/refusal.ts'

const discoverySchema = z.object({ authorization_endpoint: z.string(), token_endpoint: z.string() })
const tokensSchema = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string().optional() })

export type Tokens = z.infer<typeof tokensSchema>

interface Place {
  readonly issuer: string
  readonly portal: string
}

/** Follows redirects with a cookie jar until one leads away from the issuer. */
const createVisitor = (issuer: string) => {
  const jar = new Map<string, string>()
  return async (url: string, form?: URLSearchParams): Promise<URL> => {
    let at = new URL(url)
    let body = form
    while (at.origin === new URL(issuer).origin) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie },
        ...(body && { method: 'POST', body }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        jar.set(name, value)
      }
      await response.arrayBuffer()
      const location = response.headers.get('location')
      if (location === null) return at
      at = new URL(location, at)
      body = undefined
    }
    return at
  }
}

/** @throws Refusal when there is no such account. */
export const signIn = async ({ issuer, portal }: Place, account: string): Promise<Tokens> => {
  if (!accounts.some((known) => known.account === account)) {
    const names = accounts.map((known) => known.account).join(', ')
    throw new Refusal(`There is no demo account ${account}. There are: ${names}`)
  }
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`)
  const endpoints = discoverySchema.parse(await discovery.json())
  const verifier = randomBytes(32).toString('base64url')
  const redirect = `${portal}/sign-in/callback`
  const question = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid profile offline_access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const visit = createVisitor(issuer)
  const page = await visit(`${endpoints.authorization_endpoint}?${question.toString()}`)
  const arrived = await visit(page.href, new URLSearchParams({ account }))
  const answer = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      grant_type: 'authorization_code',
      code: arrived.searchParams.get('code') ?? '',
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  })
  return tokensSchema.parse(await answer.json())
}
