import * as oidc from 'openid-client'
import { environment } from './environment.ts'

/** The API's identifier at the issuer; access tokens are asked for it (RFC 8707). */
const audience = 'urn:sunshine-aid:api'
const scope = 'openid profile offline_access'

export interface Tokens {
  subject: string
  name: string
  accessToken: string
  idToken?: string
  refreshToken?: string
  /** Milliseconds since 1970. */
  expires: number
}

/** What must survive the trip to the issuer and back. */
export interface SignInAttempt {
  state: string
  nonce: string
  verifier: string
}

let discovered: Promise<oidc.Configuration> | undefined

function issuer(): Promise<oidc.Configuration> {
  discovered ??= discover().catch((cause: unknown) => {
    discovered = undefined
    throw cause
  })
  return discovered
}

function discover(): Promise<oidc.Configuration> {
  const url = new URL(environment().ISSUER)
  const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return oidc.discovery(
    url,
    'portal',
    undefined,
    oidc.None(),
    loopback ? { execute: [oidc.allowInsecureRequests] } : {},
  )
}

export function beginAttempt(): SignInAttempt {
  return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
}

/** The issuer's sign-in page for this attempt. */
export async function signInUrl(attempt: SignInAttempt): Promise<URL> {
  return oidc.buildAuthorizationUrl(await issuer(), {
    redirect_uri: `${environment().PORTAL_ORIGIN}/sign-in/callback`,
    scope,
    resource: audience,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  })
}

/** Exchanges what the issuer sent back; throws when it does not answer this attempt. */
export async function completeSignIn(returned: URL, attempt: SignInAttempt): Promise<Tokens> {
  const answer = await oidc.authorizationCodeGrant(
    await issuer(),
    returned,
    { expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier },
    { resource: audience },
  )
  const claims = answer.claims()
  if (!claims) throw new Error('The issuer sent no ID token')
  return { subject: claims.sub, name: nameIn(claims) ?? claims.sub, ...tokensIn(answer) }
}

export async function refresh(held: { refreshToken?: string | undefined }): Promise<Partial<Tokens>> {
  if (!held.refreshToken) throw new Error('No refresh token is held')
  return tokensIn(await oidc.refreshTokenGrant(await issuer(), held.refreshToken, { resource: audience }))
}

/** Where signing out ends at the issuer too; it sends the browser back to the portal's front page. */
export async function signOutUrl(idToken: string | undefined): Promise<URL> {
  const { PORTAL_ORIGIN } = environment()
  return oidc.buildEndSessionUrl(await issuer(), {
    post_logout_redirect_uri: `${PORTAL_ORIGIN}/`,
    ...(idToken ? { id_token_hint: idToken } : {}),
  })
}

type Answer = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers

function tokensIn(answer: Answer): Omit<Tokens, 'subject' | 'name'> {
  return {
    accessToken: answer.access_token,
    expires: Date.now() + (answer.expiresIn() ?? 300) * 1000,
    ...(answer.id_token ? { idToken: answer.id_token } : {}),
    ...(answer.refresh_token ? { refreshToken: answer.refresh_token } : {}),
  }
}

function nameIn(claims: oidc.IDToken): string | undefined {
  return typeof claims['name'] === 'string' && claims['name'] ? claims['name'] : undefined
}
