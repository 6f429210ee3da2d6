/** What this project uses of oidc-provider, which ships no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface AdapterPayload {
    readonly [name: string]: unknown
    readonly grantId?: string
  }

  export interface Adapter {
    /** @param expiresIn seconds */
    upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void>
    find(id: string): Promise<AdapterPayload | undefined>
    findByUid(uid: string): Promise<AdapterPayload | undefined>
    findByUserCode(userCode: string): Promise<AdapterPayload | undefined>
    destroy(id: string): Promise<void>
    consume(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export interface Grant {
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }

  interface Session {
    readonly accountId?: string
    readonly authorizations?: Readonly<Record<string, { readonly grantId?: string }>>
    readonly state?: { readonly postLogoutRedirectUri?: string; readonly state?: string }
    grantIdFor(clientId: string): string | undefined
    destroy(): Promise<void>
  }

  export interface Context {
    status: number
    type: string
    body: string
    get(header: string): string
    readonly cookies: { set(name: string, value: null): void }
    readonly oidc?: {
      readonly provider: Provider
      readonly route: string
      readonly session: Session
      readonly client: { readonly clientId: string }
      readonly result?: { readonly consent?: { readonly grantId?: string } }
      urlFor(name: string): string
    }
    redirect(url: string): void
  }

  export interface Interaction {
    readonly prompt: { readonly name: string }
    readonly params: Readonly<Record<string, unknown>>
    readonly session?: { readonly accountId: string }
  }

  export default class Provider {
    constructor(issuer: string, configuration: object)
    readonly Grant: new (properties: { clientId: string; accountId: string }) => Grant
    cookieName(kind: 'session'): string
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void
    on(event: 'server_error', listener: (context: Context, error: Error) => void): void
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>
  }
}
