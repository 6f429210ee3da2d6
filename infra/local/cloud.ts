/** What the template comes down to on one machine. */
import type * as z from 'zod'
import type { Json } from '#infra/local/assembly.ts'
import type { corsRuleSchema, tableSchema } from '#infra/local/resources.ts'

export interface FunctionDefinition {
  readonly name: string
  readonly arn: string
  /** Folder of the bundled code. */
  readonly directory: string
  /** `file.export`, as Lambda spells it. */
  readonly handler: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
}

export interface Route {
  /** `METHOD /path/{variable}` or `$default`. */
  readonly key: string
  /** ARN of the function behind it. */
  readonly target: string
  readonly timeoutMs: number
  readonly authorizer?: {
    readonly issuer: string
    readonly audience: readonly string[]
    readonly scopes: readonly string[]
  }
}

export interface Cors {
  readonly AllowOrigins: readonly string[]
  readonly AllowMethods: readonly string[]
  readonly AllowHeaders: readonly string[]
  readonly ExposeHeaders: readonly string[]
  readonly AllowCredentials: boolean
  readonly MaxAge?: number | undefined
}

export interface HttpApi {
  readonly name: string
  readonly routes: readonly Route[]
  readonly cors?: Cors | undefined
  readonly accessLogFormat?: string | undefined
}

export type Table = z.infer<typeof tableSchema> & { readonly name: string }

export interface Bucket {
  readonly name: string
  readonly cors: readonly z.infer<typeof corsRuleSchema>[]
  readonly lifecycleDays?: number | undefined
}

export interface Notification {
  readonly bucket: string
  /** Such as `s3:ObjectCreated:*`. */
  readonly events: readonly string[]
  readonly prefix: string
  readonly suffix: string
  readonly target: string
}

export interface StreamMapping {
  readonly table: string
  readonly target: string
  readonly batchSize: number
  /** Tries after the first; endless when absent, as DynamoDB streams do by default. */
  readonly retries?: number | undefined
  readonly reportsItemFailures: boolean
}

export interface Schedule {
  readonly name: string
  /** `rate(…)` or `cron(…)`. */
  readonly expression: string
  readonly zone: string
  readonly target: string
  readonly input: Json
}

export interface Cloud {
  readonly functions: readonly FunctionDefinition[]
  readonly apis: readonly HttpApi[]
  readonly tables: readonly Table[]
  readonly buckets: readonly Bucket[]
  readonly notifications: readonly Notification[]
  readonly streams: readonly StreamMapping[]
  readonly schedules: readonly Schedule[]
}

/** The ARN of the function that a reference by ARN or name means. */
export type TargetOf = (reference: string, wanting: string) => string
