import { createRemoteJWKSet, jwtVerify } from 'jose'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '#infra/local/identity/accounts.ts'
import { signIn } from '#infra/local/identity/headless.ts'
import { createIdentity, type Identity } from '#infra/local/identity/provider.ts'
import { listen, type LocalServer } from '#infra/local/listen.ts'
import { temporaryDirectory } from './fixture-cloud.ts'

const portal = 'http://127.0.0.1:5173'
const keyFile = join(temporaryDirectory(), 'identity.json')
let server: LocalServer
let identity: Identity

const begin = () => {
  identity = createIdentity({ issuer: server.url, portalOrigin: portal, keyFile })
  server.answer(identity.answer)
}

beforeAll(async () => {
  server = await listen(0)
  begin()
})
afterAll(async () => {
  identity.close()
  await server.close()
})

const place = () => ({ issuer: server.url, portal })
const question = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: 'portal',
    redirect_uri: `${portal}/sign-in/callback`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...change,
  })
const refresh = (token: string) =>
  fetch(`${server.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'portal', refresh_token: token }),
  })

describe('signing in', () => {
  it('gives every demo account an access token for the API', async () => {
    const keys = createRemoteJWKSet(new URL(`${server.url}/jwks`))
    for (const { account } of accounts) {
      const { access_token: token } = await signIn(place(), account)
      const { payload } = await jwtVerify(token, keys, { issuer: server.url, audience: 'urn:sunshine-aid:api' })
      expect(payload.sub).toBe(account)
    }
  })

  it('refuses an account that does not exist, naming those that do', async () => {
    await expect(signIn(place(), 'nobody')).rejects.toThrow(/no demo account nobody.*resident-li/)
  })

  it('asks for PKCE', async () => {
    const asked = question()
    asked.delete('code_challenge')
    asked.delete('code_challenge_method')
    const response = await fetch(`${server.url}/auth?${asked.toString()}`, { redirect: 'manual' })
    expect(response.headers.get('location')).toContain('error=invalid_request')
  })

  it('sends nobody to an address that is not the portal’s', async () => {
    const response = await fetch(`${server.url}/auth?${question({ redirect_uri: 'http://elsewhere/' }).toString()}`)
    expect(response.status).toBe(400)
  })

  it('shows the accounts in the language that is asked for', async () => {
    const visit = async (locales: string) => {
      const first = await fetch(`${server.url}/auth?${question({ ui_locales: locales }).toString()}`, {
        redirect: 'manual',
      })
      const cookie = first.headers
        .getSetCookie()
        .map((set) => set.split(';')[0])
        .join('; ')
      return (await fetch(new URL(first.headers.get('location') ?? '', server.url), { headers: { cookie } })).text()
    }
    const chinese = await visit('zh-CN')
    for (const { account, name } of accounts) expect(chinese).toContain(`value="${account}"><b>${name}`)
    expect(chinese).toContain('lang="zh-CN"')
    expect(await visit('en')).toContain('Choose a demo account')
  })

  it('says that a sign-in has expired', async () => {
    const response = await fetch(`${server.url}/sign-in/long-gone`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('已经过期')
  })
})

describe('afterwards', () => {
  it('renews tokens', async () => {
    const { refresh_token: token = '' } = await signIn(place(), 'resident-li')
    const renewed = await refresh(token)
    expect(renewed.status).toBe(200)
    expect(await renewed.json()).toHaveProperty('access_token')
  })

  it('signs out without a question, returns to the portal, and asks again who comes next', async () => {
    const jar = new Map<string, string>()
    const visit = async (url: string, body?: URLSearchParams) => {
      const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
      const response = await fetch(new URL(url, server.url), {
        redirect: 'manual',
        headers: { cookie },
        ...(body && { method: 'POST', body }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        jar.set(name, value)
      }
      return response.headers.get('location') ?? ''
    }
    const page = await visit(`/auth?${question().toString()}`)
    await visit(await visit(page, new URLSearchParams({ account: 'resident-li' })))
    expect(await visit(`/auth?${question().toString()}`)).toContain(`${portal}/sign-in/callback?code=`)
    const leaving = new URLSearchParams({ client_id: 'portal', post_logout_redirect_uri: `${portal}/`, state: 's' })
    expect(await visit(`/session/end?${leaving.toString()}`)).toBe(`${portal}/?state=s`)
    expect(await visit(`/auth?${question().toString()}`)).toMatch(/^\/sign-in\//)
  })

  it('keeps access tokens good across a restart, and refuses old refresh tokens cleanly', async () => {
    const { access_token: token, refresh_token: old = '' } = await signIn(place(), 'resident-wang')
    identity.close()
    begin()
    const keys = createRemoteJWKSet(new URL(`${server.url}/jwks`))
    await expect(jwtVerify(token, keys, { issuer: server.url })).resolves.toBeTruthy()
    const refused = await refresh(old)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: 'invalid_grant' })
  })
})
