/** The OpenID Connect provider of the local cloud: the demo accounts, no password, JWT access tokens for the API. */
import { generateKeyPairSync, randomBytes, randomUUID, type JsonWebKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import Provider, { type Context } from 'oidc-provider'
import * as z from 'zod'
import { accounts } from '#infra/local/identity/accounts.ts'
import { MemoryStore } from '#infra/local/identity/memory-store.ts'
import { expiredPage, languageOf, refusedPage, signInPage } from '#infra/local/identity/sign-in-page.ts'

export const clientId = 'portal'
export const audience = 'urn:sunshine-aid:api'
const scopes = 'openid profile offline_access'
const signInPath = '/sign-in/'
const largestForm = 10_000
const hour = 3600
const day = 86_400

const keysSchema = z.object({ signing: z.record(z.string(), z.json()), cookie: z.string() })

/** Kept on disk, so that access tokens survive a restart. */
const loadKeys = (keyFile: string): z.infer<typeof keysSchema> => {
  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk: JsonWebKey = privateKey.export({ format: 'jwk' })
    const signing = { ...jwk, kid: randomUUID(), alg: 'RS256', use: 'sig' }
    mkdirSync(dirname(keyFile), { recursive: true })
    writeFileSync(keyFile, JSON.stringify({ signing, cookie: randomBytes(32).toString('base64url') }), { mode: 0o600 })
  }
  return keysSchema.parse(JSON.parse(readFileSync(keyFile, 'utf8')))
}

/** Our own portal needs nobody's consent. */
const grantEverything = async ({ oidc }: Context) => {
  const accountId = oidc?.session.accountId
  if (!oidc || accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId })
  grant.addOIDCScope(scopes)
  grant.addResourceScope(audience, '')
  await grant.save()
  return grant
}

interface Settings {
  readonly issuer: string
  readonly portalOrigin: string
  /** Where signing and cookie keys are kept. */
  readonly keyFile: string
}

const portalClient = (portalOrigin: string) => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none',
  redirect_uris: [`${portalOrigin}/sign-in/callback`],
  post_logout_redirect_uris: [`${portalOrigin}/`],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
})

const features = {
  devInteractions: { enabled: false },
  revocation: { enabled: true },
  // the page that would ask is never seen: see signOutAtOnce
  rpInitiatedLogout: { enabled: true, logoutSource: (context: Context) => void (context.body = '') },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: hour,
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
}

/** Seconds. */
const ttl = {
  AccessToken: hour,
  AuthorizationCode: 60,
  Grant: day,
  IdToken: hour,
  Interaction: hour,
  RefreshToken: day,
  Session: day,
}

const configure = ({ portalOrigin, keyFile }: Settings, adapter: MemoryStore['adapter']) => {
  const { signing, cookie } = loadKeys(keyFile)
  return {
    adapter,
    clients: [portalClient(portalOrigin)],
    jwks: { keys: [signing] },
    cookies: { keys: [cookie] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => {
      const known = accounts.find(({ account }) => account === id)
      return known && { accountId: id, claims: () => ({ sub: id, name: known.name }) }
    },
    loadExistingGrant: grantEverything,
    // oidc-provider drops offline_access unless consent was asked for; here there is no consent to ask for
    issueRefreshToken: async () => true,
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${signInPath}${uid}` },
    renderError: (context: Context, { error }: { error: string }) => {
      context.type = 'html'
      context.body = refusedPage(languageOf(context.get('accept-language')), error)
    },
    features,
    ttl,
  }
}

/** Signing out asks nothing: the session and its refresh tokens end, and the browser returns to the portal. */
const signOutAtOnce =
  ({ adapter }: MemoryStore, portalOrigin: string) =>
  async (context: Context, next: () => Promise<void>) => {
    await next()
    const { oidc } = context
    if (oidc?.route !== 'end_session' || context.status !== 200) return
    const { session } = oidc
    const { postLogoutRedirectUri = `${portalOrigin}/`, state } = session.state ?? {}
    for (const { grantId } of Object.values(session.authorizations ?? {}))
      if (grantId !== undefined) await adapter('RefreshToken').revokeByGrantId(grantId)
    await session.destroy()
    context.cookies.set(oidc.provider.cookieName('session'), null)
    const back = new URL(postLogoutRedirectUri)
    if (state !== undefined) back.searchParams.set('state', state)
    context.redirect(back.href)
    context.status = 303
  }

const html = (response: ServerResponse, status: number, body: string) =>
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body)

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let form = ''
  for await (const chunk of request) {
    form += String(chunk)
    if (form.length > largestForm) break
  }
  return new URLSearchParams(form)
}

const createSignIn = (provider: Provider) => async (request: IncomingMessage, response: ServerResponse) => {
  const asked = new URL(request.url ?? '/', 'http://local').searchParams.get('lang')
  const browser = request.headers['accept-language']
  let interaction
  try {
    interaction = await provider.interactionDetails(request, response)
  } catch {
    return html(response, 400, expiredPage(languageOf(asked, browser)))
  }
  const finish = (result: object) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  if (interaction.prompt.name === 'consent') return finish({ consent: {} })
  const chosen = request.method === 'POST' ? (await readForm(request)).get('account') : null
  if (accounts.some(({ account }) => account === chosen))
    return finish({ login: { accountId: chosen, remember: false } })
  const { ui_locales: locales } = interaction.params
  return html(response, 200, signInPage(languageOf(asked, typeof locales === 'string' ? locales : null, browser)))
}

export interface Identity {
  readonly answer: RequestListener
  readonly close: () => void
}

/** The listener that serves the issuer at its origin. */
export const createIdentity = (settings: Settings): Identity => {
  const store = new MemoryStore()
  const provider = new Provider(settings.issuer, configure(settings, store.adapter))
  provider.use(signOutAtOnce(store, settings.portalOrigin))
  const signIn = createSignIn(provider)
  const callback = provider.callback()
  return {
    answer: (request, response) => {
      const answered = request.url?.startsWith(signInPath) ? signIn(request, response) : callback(request, response)
      answered.catch(() => response.headersSent || html(response, 500, ''))
    },
    close: () => store.close(),
  }
}
