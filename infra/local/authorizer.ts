/**
 * The JWT authorizer of an HTTP API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import * as z from 'zod'
import type { Route } from '#infra/local/cloud.ts'

export type Authorization =
  | { readonly outcome: 'allowed'; readonly claims: Readonly<Record<string, string>>; readonly scopes: string[] | null }
  | { readonly outcome: 'unauthorized'; readonly reason: string }
  | { readonly outcome: 'forbidden' }

const discoverySchema = z.object({ jwks_uri: z.string() })
/** API Gateway accepts only algorithms based on RSA. */
const algorithms = ['RS256', 'RS384', 'RS512']

/** API Gateway hands every claim over as text, a list as `[a b]`. */
const claimsAsText = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  )

const isForOneOf = (payload: JWTPayload, audience: readonly string[]): boolean => {
  const named = payload.aud ?? payload.client_id
  return (Array.isArray(named) ? named : [named]).some((name) => typeof name === 'string' && audience.includes(name))
}

/** Checks bearer tokens; each issuer's keys are discovered once. */
export const createAuthorizer = () => {
  const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
  const keysOf = async (issuer: string) => {
    const known = keys.get(issuer)
    if (known) return known
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    const found = createRemoteJWKSet(new URL(discoverySchema.parse(await response.json()).jwks_uri))
    keys.set(issuer, found)
    return found
  }

  return async (rule: NonNullable<Route['authorizer']>, header: string | undefined): Promise<Authorization> => {
    if (!header) return { outcome: 'unauthorized', reason: '' }
    try {
      const token = header.replace(/^Bearer /i, '')
      const { payload } = await jwtVerify(token, await keysOf(rule.issuer), {
        issuer: rule.issuer,
        algorithms,
        requiredClaims: ['exp'],
      })
      if (!isForOneOf(payload, rule.audience)) return { outcome: 'unauthorized', reason: 'invalid audience' }
      const granted = typeof payload.scope === 'string' ? payload.scope.split(' ') : []
      const scopes = rule.scopes.length > 0 ? rule.scopes.filter((scope) => granted.includes(scope)) : null
      if (scopes?.length === 0) return { outcome: 'forbidden' }
      return { outcome: 'allowed', claims: claimsAsText(payload), scopes }
    } catch (error) {
      return { outcome: 'unauthorized', reason: error instanceof Error ? error.message : 'invalid token' }
    }
  }
}
