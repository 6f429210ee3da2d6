import type { IncomingMessage } from 'node:http'
import type { Announcements } from './announcements.ts'
import type { CorsRule } from './cors.ts'
import type { Objects } from './objects.ts'
import type { Credentials } from './signature.ts'

export interface Bucket {
  readonly name: string
  readonly cors: readonly CorsRule[]
  /** Days after which an object is removed; undefined keeps it. */
  readonly lifecycleDays: number | undefined
}

/** One request, with what it takes to answer it. */
export interface Call {
  readonly request: IncomingMessage
  readonly query: URLSearchParams
  readonly objects: Objects
  readonly announcements: Announcements
  readonly credentials: Credentials
  /** The largest object that is taken. */
  readonly maximumBytes: number
}
