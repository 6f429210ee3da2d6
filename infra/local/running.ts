/** A system that runs: where it answers, and what may be asked of it. */

export interface Endpoints {
  readonly portal: string
  readonly api: string
  readonly issuer: string
  readonly dynamodb: string
  readonly s3: string
}

export interface System {
  readonly endpoints: Endpoints
  /** Environment by which the store's code, run outside the functions, finds tables, buckets and keys. */
  readonly environment: Readonly<Record<string, string>>
  readonly logDirectory: string
  /** An access token of a demo account. */
  token(account: string): Promise<string>
  /** Moves the business clock to an ISO time or `now`; answers the new time, ISO. */
  clock(to: string): Promise<string>
  stop(): Promise<void>
}

/** What the loader has to work with: the running system, and its API by name. */
export type DemoSurroundings = Omit<System, 'stop'> & { readonly api: string }
export type LoadDemo = (surroundings: DemoSurroundings) => Promise<void>
